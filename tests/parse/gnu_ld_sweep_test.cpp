#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "parse/map_text.hpp"

// What a region really holds, whatever stale lines stand in it.

namespace memstrata {
namespace {

using test::map_of;
using test::map_of_text;
using test::spans_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<Bytes> sizes_of(const MemoryMap& map) {
  std::vector<Bytes> sizes;
  for (const auto& contribution : map.contributions) {
    sizes.push_back(contribution.size);
  }
  return sizes;
}

// 10 + 4 + 2 + 10 = 26 = 0x1a; the printed sizes sum to 31.
TEST(GnuLdSweepTest, LeavesOutStaleLinesOfMergedStrings) {
  const auto map = map_of_text(
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n"
      ".text           0x00000000       0x1a\n"
      " *(.text*)\n"
      " .text.alpha    0x00000000        0xa obj/a.o\n"
      "                0x00000000                alpha\n"
      "                0x00000000                beta\n"
      " .text.quiet    0x0000000a        0x4 obj/a.o\n"
      " *fill*         0x0000000e        0x2 00\n"
      " .rodata.str1.1\n"
      "                0x00000010        0xa obj/a.o\n"
      "                                  0x6 (size before relaxing)\n"
      " .rodata.str1.1\n"
      "                0x0000001a        0x5 obj/b.o\n"
      "OUTPUT(a.elf elf32-littlearm)\n");
  EXPECT_EQ(map.status, Status::ok);
  EXPECT_THAT(sizes_of(map), ElementsAre(10, 4, 2, 10));
  EXPECT_THAT(spans_of(map), ElementsAre("alpha=beta 10", "quiet 4", "- 10"));
  EXPECT_EQ(map.symbols[1].binding, Binding::local);
  EXPECT_EQ(map.symbols[1].size_from, SizeFrom::suffix);
  EXPECT_EQ(map.contributions[3].kind, ContributionKind::merged);
  EXPECT_EQ(map.contributions[3].object, "(merged strings)");
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdSweepTest, GivesAStaleLineAtTheNextAddressNothing) {
  const auto map = map_of(
      ".rodata         0x08000000       0x10\n"
      " .rodata.f.str1.4\n"
      "                0x08000000       0x58 a.o\n"
      " .rodata.g      0x08000000       0x10 b.o\n");
  EXPECT_THAT(sizes_of(map), ElementsAre(16));
  EXPECT_EQ(map.contributions[0].object, "b.o");
}

TEST(GnuLdSweepTest, LeavesOutStaleLinesAtZeroInATextThatBeginsAtZero) {
  const auto map = map_of_text(
      "FLASH            0x00000000         0x00010000         xr\n"
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n"
      ".text           0x00000000        0xc\n"
      " .text.a        0x00000000        0x8 a.o\n"
      " .rodata.str1.1\n"
      "                0x00000000        0x5 b.o\n"
      " .text.b        0x00000008        0x4 b.o\n"
      " .rodata.str1.1\n"
      "                0x00000000        0x7 c.o\n"
      "OUTPUT(a.elf elf32-littlearm)\n");
  EXPECT_THAT(spans_of(map), ElementsAre("a 8", "b 4"));
}

TEST(GnuLdSweepTest, KeepsASizeThatRelaxingMadeLarger) {
  const auto map = map_of(
      ".text           0x08000000       0x10\n"
      " .text.f        0x08000000       0x10 a.o\n"
      "                                  0x8 (size before relaxing)\n");
  EXPECT_EQ(map.contributions.at(0).size, 16U);
  EXPECT_EQ(map.contributions.at(0).kind, ContributionKind::object);
}

TEST(GnuLdSweepTest, KeepsAnEndLabelWithItsObject) {
  const auto map = map_of(
      ".text           0x08000000        0x8\n"
      " .text.a        0x08000000        0x4 a.o\n"
      "                0x08000000                a\n"
      "                0x08000004                a_end\n"
      " .text.b        0x08000004        0x4 b.o\n"
      "                0x08000004                b\n");
  EXPECT_THAT(spans_of(map), ElementsAre("a 4", "a_end 0", "b 4"));
  EXPECT_EQ(map.symbols[1].contribution, 0U);
}

TEST(GnuLdSweepTest, KeepsTheNamesOfAnEmptySection) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x0 crti.o\n"
      "                0x08000000                begin\n"
      " .text          0x08000000        0x4 a.o\n"
      "                0x08000000                main\n");
  EXPECT_THAT(spans_of(map), ElementsAre("begin 0", "main 4"));
  EXPECT_EQ(map.contributions.at(map.symbols[0].contribution).object, "crti.o");
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdSweepTest, GivesALocalPrintedUnderAStaleNeighbourToItsHolderOnce) {
  const auto map = map_of(
      ".text           0x08000000        0x8\n"
      " .text.a        0x08000000        0x8 a.o\n"
      "                0x08000000        (local) helper\n"
      "                0x08000004                a\n"
      " .rodata.str1.1\n"
      "                0x00000000        0x5 b.o\n"
      "                0x08000000        (local) helper\n");
  EXPECT_THAT(spans_of(map), ElementsAre("helper 4", "a 4"));
  EXPECT_EQ(map.symbols[0].binding, Binding::local);
  EXPECT_EQ(map.symbols[1].binding, Binding::global);
}

TEST(GnuLdSweepTest, ReportsBytesThatNoLineClaims) {
  const auto map = map_of(
      ".text           0x08000000       0x10\n"
      " .text.a        0x08000000        0x8 a.o\n"
      " .text.b        0x0800000c        0x4 a.o\n"
      "\n"
      ".rodata         0x08000010        0x4\n"
      " .rodata        0x08000010        0x4 a.o\n");
  EXPECT_EQ(map.contributions.at(1).kind, ContributionKind::gap);
  EXPECT_EQ(map.contributions.at(1).size, 4U);
  ASSERT_THAT(map.diagnostics, SizeIs(1));
  EXPECT_EQ(map.diagnostics[0].line, 11U);
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

}  // namespace
}  // namespace memstrata

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/map_text.hpp"

// One test for each form that a line of the memory map has, and for each pair
// of forms that look alike.

namespace memstrata {
namespace {

using test::map_of;
using test::map_of_text;
using test::spans_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(GnuLdLinesTest, ReadsARegionAndItsContribution) {
  const auto map = map_of(
      ".text           0x08000000       0x10\n"
      " *(.text*)\n"
      " .text.main     0x08000000       0x10 obj/main.o\n"
      "                0x08000000                main\n");
  ASSERT_THAT(map.regions, SizeIs(1));
  EXPECT_EQ(map.regions[0].name, ".text");
  EXPECT_EQ(map.regions[0].address, 0x08000000U);
  EXPECT_EQ(map.regions[0].size, 16U);
  ASSERT_THAT(map.contributions, SizeIs(1));
  EXPECT_EQ(map.contributions[0].object, "obj/main.o");
  EXPECT_EQ(map.contributions[0].section, ".text.main");
  EXPECT_THAT(spans_of(map), ElementsAre("main 16"));
  EXPECT_EQ(map.output_file, "a.elf");
  EXPECT_EQ(map.output_format, "elf32-littlearm");
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdLinesTest, ReadsNamesThatStandOnALineOfTheirOwn) {
  const auto map = map_of(
      ".a_rather_long_section\n"
      "                0x08000000       0x0a\n"
      " .a_rather_long_input_section\n"
      "                0x08000000        0xa obj/a.o\n");
  ASSERT_THAT(map.regions, SizeIs(1));
  EXPECT_EQ(map.regions[0].name, ".a_rather_long_section");
  ASSERT_THAT(map.contributions, SizeIs(1));
  EXPECT_EQ(map.contributions[0].section, ".a_rather_long_input_section");
  EXPECT_EQ(map.contributions[0].object, "obj/a.o");
}

TEST(GnuLdLinesTest, TakesBytesBehindAPatternForNoContribution) {
  const auto map = map_of(
      ".isr            0x08000000        0x5\n"
      " *(.isr_vector)\n"
      "                0x08000000        0x1 BYTE 0x1\n"
      "                0x08000001        0x4 LONG 0x12345678\n");
  ASSERT_THAT(map.contributions, SizeIs(1));
  EXPECT_EQ(map.contributions[0].kind, ContributionKind::data);
  EXPECT_EQ(map.contributions[0].size, 5U);
  EXPECT_TRUE(map.contributions[0].object.empty());
}

TEST(GnuLdLinesTest, ReadsEveryKindOfWrittenBytes) {
  const auto map = map_of(
      ".data           0x20000000       0x1b load address 0x08000000\n"
      "                0x20000000        0x1 BYTE 0x1\n"
      "                0x20000001        0x2 SHORT 0x2\n"
      "                0x20000003        0x4 LONG 0x3\n"
      "                0x20000007        0x8 QUAD 0x4 some_value\n"
      "                0x2000000f        0x8 SQUAD 0x5\n"
      "                0x20000017        0x4 RELOC R_ARM_ABS32 name+0x4\n");
  ASSERT_THAT(map.contributions, SizeIs(1));
  EXPECT_EQ(map.contributions[0].kind, ContributionKind::data);
  EXPECT_FALSE(map.regions[0].nobits);
}

TEST(GnuLdLinesTest, DoesNotGiveTheNumbersBelowAnAbsentRegionToIt) {
  const auto map = map_of(
      ".hash\n"
      " *(.hash)\n"
      "\n"
      "/DISCARD/\n"
      " *(.note)\n"
      "                0x08000000                . = ALIGN (0x4)\n"
      "\n"
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n");
  ASSERT_THAT(map.regions, SizeIs(1));
  EXPECT_EQ(map.regions[0].name, ".text");
}

TEST(GnuLdLinesTest, TakesControlLinesForNoRegions) {
  const auto map = map_of(
      "LOAD a.o\n"
      "START GROUP\n"
      "LOAD /usr/lib/gcc/arm-none-eabi/12.2.1/thumb/libgcc.a\n"
      "END GROUP\n"
      "START LIB\n"
      "END LIB\n"
      "TARGET(elf32-littlearm)\n"
      "INSERT AFTER .text\n"
      "Address of section .text set to 0x8000000\n"
      "\n"
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n");
  EXPECT_THAT(map.regions, SizeIs(1));
  EXPECT_EQ(map.toolchain, "gcc 12.2.1");
  EXPECT_THAT(map.diagnostics, IsEmpty());
}

TEST(GnuLdLinesTest, ReadsFillWithAndWithoutItsPattern) {
  const auto map = map_of(
      ".text           0x08000000        0x8\n"
      " *fill*         0x08000000        0x3 00\n"
      " *fill*         0x08000003        0x1 \n"
      " FILL mask 0xdeadbeef\n"
      "                0x08000004        0x4 LONG 0x0\n");
  ASSERT_THAT(map.contributions, SizeIs(3));
  EXPECT_EQ(map.contributions[0].kind, ContributionKind::fill);
  EXPECT_EQ(map.contributions[1].kind, ContributionKind::fill);
  EXPECT_EQ(map.contributions[2].kind, ContributionKind::data);
}

TEST(GnuLdLinesTest, KeepsNamesWithBlanks) {
  const auto map = map_of(
      "my section.x    0x08000000        0x4\n"
      " my section.x   0x08000000        0x4 dir with (1)/a b.o\n"
      "                0x08000000                operator new(unsigned int)\n");
  EXPECT_EQ(map.regions.at(0).name, "my section.x");
  EXPECT_EQ(map.contributions.at(0).section, "my section.x");
  EXPECT_EQ(map.contributions.at(0).object, "dir with (1)/a b.o");
  EXPECT_THAT(spans_of(map), ElementsAre("operator new(unsigned int) 4"));
}

TEST(GnuLdLinesTest, SplitsArchivesAtTheLastParenthesis) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 lib (old)/libc.a(memcpy.o)\n");
  EXPECT_EQ(map.contributions.at(0).object, "memcpy.o");
  EXPECT_EQ(map.contributions.at(0).archive, "lib (old)/libc.a");
}

TEST(GnuLdLinesTest, CallsVeneersStubsOfNoObject) {
  const auto map = map_of(
      ".text           0x08000000        0x8\n"
      " .text.stub     0x08000000        0x8 linker stubs\n");
  EXPECT_EQ(map.contributions.at(0).kind, ContributionKind::stub);
  EXPECT_TRUE(map.contributions.at(0).object.empty());
}

TEST(GnuLdLinesTest, TellsNamesFromAssignments) {
  const auto map = map_of(
      ".text           0x08000000        0xc\n"
      "                0x08000000                _stext = .\n"
      "                0x00000100                . = 0x100\n"
      " .text          0x08000000        0xc a.o\n"
      "                0x08000000                Foo::operator=(Foo const&)\n"
      "                0x08000004                operator==(Foo const&, int)\n"
      "                0x08000008                bool operator< <int>(int)\n"
      "                0x0800000c                PROVIDE (end, .)\n"
      "                0x0800000c                PROVIDE (new_end = .)\n"
      "                0x00000400                size += 0x200\n"
      "                0x00000001                ASSERT ((a < b), no room)\n");
  EXPECT_THAT(spans_of(map),
              ElementsAre("Foo::operator=(Foo const&) 4", "operator==(Foo const&, int) 4",
                          "bool operator< <int>(int) 4", "size 0", "_stext 0", "end 0",
                          "new_end 0"));
  EXPECT_EQ(map.symbols.back().binding, Binding::linker);
  EXPECT_EQ(map.symbols.back().region, kNone);
}

TEST(GnuLdLinesTest, PassesOverAssignmentsThatDoNotHold) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      "                [!provide]                        PROVIDE (unused = .)\n"
      "                [unresolved]                      missing = other\n"
      "                [0x08000000]                      PROVIDE (taken = .)\n"
      "                *undef*                           worse = nothing\n"
      " .text          0x08000000        0x4 a.o\n");
  EXPECT_THAT(spans_of(map), ElementsAre("- 4"));
  EXPECT_THAT(map.diagnostics, IsEmpty());
}

TEST(GnuLdLinesTest, KeepsTheLastValueOfAnAssignment) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n"
      "                0x00000001                level = 0x1\n"
      "                0x00000002                level = 0x2\n");
  ASSERT_THAT(map.symbols, SizeIs(2));
  EXPECT_EQ(map.symbols[1].address, 2U);
}

TEST(GnuLdLinesTest, ReadsAssignmentsBelowDebugData) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n"
      "\n"
      ".comment        0x00000000       0x26\n"
      " .comment       0x00000000       0x26 a.o\n"
      "                0x00000007                version = 0x7\n");
  EXPECT_THAT(spans_of(map), ElementsAre("- 4", "version 0"));
}

TEST(GnuLdLinesTest, KeepsASymbolThatIsNamedLikeANumber) {
  const auto map = map_of(
      ".text           0x08000000        0x8\n"
      " .text          0x08000000        0x8 a.o\n"
      "                0x08000000                first\n"
      "                0x08000004                0x00000010\n");
  EXPECT_THAT(spans_of(map), ElementsAre("first 4", "0x00000010 4"));
}

TEST(GnuLdLinesTest, ReadsAddressesOf16DigitsLikeThoseOf8) {
  const auto map = map_of(
      ".text           0x0000000008000000        0x4\n"
      " .text          0x0000000008000000        0x4 a.o\n"
      "                0x0000000008000000                main\n");
  EXPECT_EQ(map.regions.at(0).address, 0x08000000U);
  EXPECT_THAT(spans_of(map), ElementsAre("main 4"));
  EXPECT_EQ(map.regions.at(0).block, 0U);
}

TEST(GnuLdLinesTest, StopsAtTheCrossReferenceInAnyLanguage) {
  const auto map =
      map_of_text(test::kMapHead +
                  ".text           0x08000000        0x4\n"
                  " .text          0x08000000        0x4 a.o\n" +
                  test::kMapEnd +
                  "\nTable de r\xc3\xa9"
                  "f\xc3\xa9rences crois\xc3\xa9"
                  "es\n\n"
                  "Symbole                                           Fichier\n"
                  "\n"
                  ".data           0x20000000        0x4\n");
  EXPECT_THAT(map.regions, SizeIs(1));
}

TEST(GnuLdLinesTest, EscapesBytesThatAreNoUtf8AndControlCharacters) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 caf\xe9.o\n"
      "                0x08000000                red\x1b[31m\n");
  EXPECT_EQ(map.contributions.at(0).object, "caf\\xe9.o");
  EXPECT_THAT(spans_of(map), ElementsAre("red\\x1b[31m 4"));
}

TEST(GnuLdLinesTest, ReportsALineThatIsNoPartOfAMap) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n"
      "make: Leaving directory\n");
  ASSERT_THAT(map.diagnostics, SizeIs(1));
  EXPECT_EQ(map.diagnostics[0].line, 13U);
  EXPECT_THAT(map.diagnostics[0].message, HasSubstr("no part of a map"));
}

TEST(GnuLdLinesTest, LeavesOutWhatRunsPastTheLastAddress) {
  const auto map = map_of(
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n"
      "\n"
      ".high           0xfffffffffffffff0       0x20\n");
  EXPECT_THAT(map.regions, SizeIs(1));
  EXPECT_THAT(map.diagnostics, SizeIs(1));
}

TEST(GnuLdLinesTest, RefusesASecondMapInTheFile) {
  const auto one = test::kMapHead +
                   ".text           0x08000000        0x4\n"
                   " .text          0x08000000        0x4 a.o\n" +
                   test::kMapEnd;
  try {
    map_of_text(one + one);
    FAIL() << "accepted";
  } catch (const Error& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("a.map:20: a second linker map begins here"));
  }
}

TEST(GnuLdLinesTest, RefusesALineOfMoreThanAMebibyte) {
  EXPECT_THROW(map_of(".text           0x08000000        0x4\n" +
                      std::string((std::size_t{1} << 20) + 1, 'x') + '\n'),
               Error);
}

}  // namespace
}  // namespace memstrata

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "parse/map_text.hpp"

// Which regions take memory, in which block, and what that makes of the map.

namespace memstrata {
namespace {

using test::map_of;
using test::map_of_text;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string region(const std::string& name, const std::string& columns,
                   const std::string& section, const std::string& contribution) {
  return name + "\n                " + columns + "\n " + section + "\n                " +
         contribution + " a.o\n\n";
}

std::string_view block_of(const MemoryMap& map, std::size_t index) {
  const auto block = map.regions.at(index).block;
  return block == kNone ? std::string_view{} : map.blocks.at(block).name;
}

TEST(GnuLdPlacementTest, ChargesDataToBothOfItsBlocks) {
  const auto map = map_of(
      region(".text", "0x08000000 0x10", ".text", "0x08000000 0x10") +
      region(".data", "0x20000000 0x8 load address 0x08000010", ".data",
             "0x20000000 0x8") +
      region(".bss", "0x20000008 0x4 load address 0x08000018", ".bss", "0x20000008 0x4"));
  const auto accounts = account_blocks(map);
  EXPECT_EQ(accounts[0].own.run, 16U);
  EXPECT_EQ(accounts[0].own.load, 8U);
  EXPECT_EQ(accounts[0].own.high_water, 24U);
  EXPECT_EQ(accounts[1].own.used, 12U);
  EXPECT_TRUE(map.regions[2].nobits);
  EXPECT_EQ(map.regions[2].load_block, kNone);
  EXPECT_EQ(map.status, Status::ok);
}

TEST(GnuLdPlacementTest, ReadsATranslatedLoadAddress) {
  const auto map =
      map_of(region(".data", "0x20000000 0x8 adresse de chargement 0x08000010", ".data",
                    "0x20000000 0x8"));
  EXPECT_EQ(map.regions.at(0).load_address, 0x08000010U);
}

TEST(GnuLdPlacementTest, TakesRegionsOfFillAloneForNobits) {
  const auto map = map_of(
      ".heap           0x20000000      0x100\n"
      " *fill*         0x20000000      0x100 \n");
  EXPECT_TRUE(map.regions.at(0).nobits);
}

TEST(GnuLdPlacementTest, CountsNoThreadLocalRegionWithoutBytes) {
  const auto map = map_of(region(".tbss", "0x20000000 0x8", ".tbss.x", "0x20000000 0x8") +
                          region(".bss", "0x20000000 0x4", ".bss", "0x20000000 0x4"));
  EXPECT_TRUE(map.regions.at(0).tls);
  EXPECT_FALSE(map.regions[0].takes_space());
  EXPECT_EQ(account_blocks(map)[1].own.used, 4U);
}

TEST(GnuLdPlacementTest, CountsTheRoomThatIsKeptForThreadLocalData) {
  const auto map = map_of(
      ".tbss_space     0x20000000        0x4\n"
      " *fill*         0x20000000        0x4 \n");
  EXPECT_FALSE(map.regions.at(0).tls);
  EXPECT_EQ(account_blocks(map)[1].own.used, 4U);
}

TEST(GnuLdPlacementTest, LoadsNoDebugData) {
  const auto map = map_of(
      region(".text", "0x08000000 0x10", ".text", "0x08000000 0x10") +
      region(".debug_info", "0x00000000 0x100", ".debug_info", "0x00000000 0x100") +
      region(".unusual_notes", "0x00000000 0x20", ".unusual_notes", "0x00000000 0x20"));
  ASSERT_THAT(map.regions, SizeIs(3));
  EXPECT_FALSE(map.regions[1].loaded);
  EXPECT_FALSE(map.regions[2].loaded);
  EXPECT_EQ(map.regions[2].block, kNone);
  EXPECT_THAT(map.contributions, SizeIs(1));
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdPlacementTest, LoadsATextAtZeroButNothingElseThere) {
  const auto map = map_of_text(
      "ROM              0x00000000         0x00010000         xr\n"
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n" +
      region(".text", "0x00000000 0x10", ".text", "0x00000000 0x10") +
      region(".odd_notes", "0x00000000 0x20", ".odd_notes", "0x00000000 0x20") +
      test::kMapEnd);
  EXPECT_TRUE(map.regions.at(0).loaded);
  EXPECT_FALSE(map.regions.at(1).loaded);
}

TEST(GnuLdPlacementTest, PrefersTheShortestBlockThatHoldsTheWholeRegion) {
  const auto map = map_of_text(
      "FLASH            0x08000000         0x00010000         xr\n"
      "START            0x08000000         0x00000100         xr\n"
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n" +
      region(".isr", "0x08000000 0x80", ".isr", "0x08000000 0x80") +
      region(".text", "0x08000080 0x100", ".text", "0x08000080 0x100") + test::kMapEnd);
  EXPECT_EQ(block_of(map, 0), "START");
  EXPECT_EQ(block_of(map, 1), "FLASH");
  EXPECT_EQ(map.status, Status::ok);
}

TEST(GnuLdPlacementTest, ChoosesBetweenIdenticalBlocksByAttributes) {
  const auto map = map_of_text(
      "drom             0x42000000         0x00010000         r !x\n"
      "irom             0x42000000         0x00010000         xr\n"
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n" +
      region(".flash.text", "0x42000000 0x80", ".text", "0x42000000 0x80") +
      region(".flash.rodata", "0x42000080 0x80", ".rodata", "0x42000080 0x80") +
      test::kMapEnd);
  EXPECT_EQ(map.blocks.at(0).attributes, "r !x");
  EXPECT_EQ(block_of(map, 0), "irom");
  EXPECT_EQ(block_of(map, 1), "drom");
}

TEST(GnuLdPlacementTest, PutsWhatFollowsAnOverflowIntoTheOverflowedBlock) {
  const auto map = map_of_text(
      "ROM              0x08000000         0x00000100         xr\n"
      "NEXT             0x08000100         0x00001000         xr\n"
      "*default*        0x00000000         0xffffffff\n"
      "\nLinker script and memory map\n\n" +
      region(".text", "0x08000000 0x102", ".text", "0x08000000 0x102") +
      region(".rodata", "0x08000104 0x20", ".rodata", "0x08000104 0x20") +
      region(".other", "0x08000880 0x20", ".other", "0x08000880 0x20") + test::kMapEnd);
  EXPECT_EQ(map.status, Status::overflow);
  EXPECT_EQ(block_of(map, 1), "ROM");
  EXPECT_EQ(block_of(map, 2), "NEXT");
  EXPECT_EQ(account_blocks(map)[0].own.overflow, 0x24U);
  EXPECT_EQ(account_regions(map)[0].overflow, 2U);
  EXPECT_EQ(account_regions(map)[1].overflow, 0x20U);
}

TEST(GnuLdPlacementTest, PutsWhatNoBlockHoldsIntoABlockOfItsOwn) {
  const auto map = map_of(region(".text", "0x08000000 0x10", ".text", "0x08000000 0x10") +
                          region(".far", "0x60000000 0x8", ".far", "0x60000000 0x8"));
  EXPECT_EQ(block_of(map, 1), "(no block)");
  EXPECT_FALSE(map.blocks.back().length.has_value());
  EXPECT_EQ(map.status, Status::ok);
}

TEST(GnuLdPlacementTest, MakesNoBlockForAnEmptyRegion) {
  const auto map = map_of(region(".text", "0x08000000 0x10", ".text", "0x08000000 0x10") +
                          ".never          0x00000000        0x0\n\n");
  EXPECT_THAT(map.blocks, SizeIs(2));
  EXPECT_TRUE(map.regions.at(1).loaded);
}

TEST(GnuLdPlacementTest, HintsAtBlocksWhereThereIsNoMemoryTable) {
  const auto map = map_of_text(
      "*default*        0x0000000000000000 0xffffffffffffffff\n"
      "\nLinker script and memory map\n\n" +
      region(".text", "0x1000 0x10", ".text", "0x1000 0x10") + test::kMapEnd);
  EXPECT_EQ(block_of(map, 0), "(no block)");
  ASSERT_THAT(map.diagnostics, SizeIs(1));
  EXPECT_EQ(map.diagnostics[0].severity, Severity::note);
}

TEST(GnuLdPlacementTest, RecognisesARelocatableLink) {
  const auto map = map_of_text(
      test::kMapHead + region(".text", "0x00000000 0x10", ".text", "0x00000000 0x10") +
      region(".data", "0x00000000 0x8", ".data", "0x00000000 0x8") +
      "OUTPUT(all.o elf32-littlearm)\n");
  EXPECT_EQ(map.status, Status::relocatable);
  EXPECT_TRUE(map.regions.at(1).loaded);
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdPlacementTest, LetsOverlaysOverlap) {
  const auto map = map_of(
      region(".ov1", "0x20000000 0x8 load address 0x08000000", ".o1", "0x20000000 0x8") +
      region(".ov2", "0x20000000 0x4 load address 0x08000008", ".o2", "0x20000000 0x4"));
  const auto use = account_blocks(map)[1].own;
  EXPECT_EQ(use.used, 8U);
  EXPECT_EQ(use.overlap, 4U);
}

}  // namespace
}  // namespace memstrata

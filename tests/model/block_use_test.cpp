#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/small_map.hpp"

namespace memstrata {
namespace {

using test::small_map;

TEST(BlockHierarchyTest, FindsTheShortestBlockAround) {
  const auto accounts = block_hierarchy({{"ALL", 0, 0x10000, ""},
                                         {"INNER", 0x100, 0x10, ""},
                                         {"MIDDLE", 0x100, 0x100, ""},
                                         {"APART", 0x20000, 0x10, ""},
                                         {"ACROSS", 0xfff0, 0x20, ""}});
  EXPECT_EQ(accounts[0].parent, kNone);
  EXPECT_EQ(accounts[1].parent, 2U);
  EXPECT_EQ(accounts[2].parent, 0U);
  EXPECT_EQ(accounts[3].parent, kNone);
  EXPECT_EQ(accounts[4].parent, kNone);
}

TEST(BlockHierarchyTest, NamesTheFirstOfIdenticalRanges) {
  const auto accounts = block_hierarchy(
      {{"ALL", 0, 0x1000, ""}, {"irom", 0, 0x100, ""}, {"drom", 0, 0x100, ""}});
  EXPECT_EQ(accounts[1].same_range_as, kNone);
  EXPECT_EQ(accounts[2].same_range_as, 1U);
  EXPECT_EQ(accounts[1].parent, 0U);
  EXPECT_EQ(accounts[2].parent, 0U);
}

TEST(BlockHierarchyTest, KeepsUnknownLengthsOut) {
  const auto accounts =
      block_hierarchy({{"FLASH", 0, 0x100, ""}, {"(no block)", 0, std::nullopt, ""}});
  EXPECT_EQ(accounts[1].parent, kNone);
  EXPECT_EQ(accounts[1].same_range_as, kNone);
}

TEST(BlockHierarchyTest, ReachesTheTopOfTheAddressSpace) {
  const Address top = ~Address{0} - 0xff;
  const auto accounts =
      block_hierarchy({{"OUTER", top - 0x100, 0x200, ""}, {"INNER", top, 0x100, ""}});
  EXPECT_EQ(accounts[1].parent, 0U);
}

TEST(BlockUseTest, CountsTheBlockAloneAndWithWhatIsNestedInIt) {
  const auto accounts = account_blocks(small_map());
  const BlockUse own{.run = 0x20,
                     .load = 0x8,
                     .overlap = 0,
                     .used = 0x28,
                     .high_water = 0x128,
                     .holes = 0x100,
                     .free = 0x1000 - 0x128};
  EXPECT_EQ(accounts[0].own, own);
  const BlockUse with_children{.run = 0x60,
                               .load = 0x8,
                               .overlap = 0,
                               .used = 0x68,
                               .high_water = 0x128,
                               .holes = 0xc0,
                               .free = 0x1000 - 0x128};
  EXPECT_EQ(accounts[0].with_children, with_children);
  EXPECT_EQ(accounts[1].own.used, 0x40U);
  EXPECT_EQ(accounts[2].own.used, 0x8U);
}

TEST(BlockUseTest, CountsOverlappingRegionsOnce) {
  auto map = small_map();
  map.regions[1].address = 0x1100;
  map.regions.push_back({.name = ".overlay",
                         .address = 0x1110,
                         .load_address = 0x1110,
                         .size = 0x20,
                         .block = 0});
  const auto use = account_blocks(map)[0].own;
  EXPECT_EQ(use.run, 0x30U);
  EXPECT_EQ(use.overlap, 0x10U + 0x8U);  // the load image lies below the overlay too
  EXPECT_EQ(use.used, 0x30U);
}

TEST(BlockUseTest, CountsALoadImageInsideItsOwnBlock) {
  auto map = small_map();
  map.regions[2].block = 0;
  map.regions[2].address = 0x1200;
  const auto use = account_blocks(map)[0].own;
  EXPECT_EQ(use.used, 0x20U + 0x8U + 0x8U);
}

TEST(BlockUseTest, GoesBelowZeroWhenABlockOverflows) {
  auto map = small_map();
  map.regions[2].size = 0x500;
  const auto use = account_blocks(map)[2].own;
  EXPECT_EQ(use.free, -0x100);
  EXPECT_EQ(use.overflow, 0x100U);
}

TEST(BlockUseTest, KnowsNoFreeBytesWithoutALength) {
  auto map = small_map();
  map.blocks[2].length.reset();
  EXPECT_EQ(account_blocks(map)[2].own.free, std::nullopt);
}

TEST(BlockUseTest, JoinsTheContentOfIdenticalBlocks) {
  auto map = small_map();
  map.blocks.push_back({"RAM_ALIAS", 0x8000, 0x400, "rw"});
  map.regions.push_back({.name = ".more",
                         .address = 0x8010,
                         .load_address = 0x8010,
                         .size = 0x10,
                         .block = 3,
                         .nobits = true});
  const auto accounts = account_blocks(map);
  EXPECT_EQ(accounts[3].same_range_as, 2U);
  EXPECT_EQ(accounts[3].own.used, 0x10U);
  EXPECT_EQ(accounts[2].with_children.used, 0x18U);
  EXPECT_EQ(accounts[3].with_children, accounts[2].with_children);
}

TEST(RegionAccountTest, SeparatesFillGapAndOverflow) {
  auto map = small_map();
  map.regions[1].address = 0x1ff0;
  map.contributions[1].kind = ContributionKind::gap;
  const auto accounts = account_regions(map);
  EXPECT_EQ(accounts[1].fill, 0x8U);
  EXPECT_EQ(accounts[1].gap, 0x18U);
  EXPECT_EQ(accounts[1].overflow, 0x10U);
  EXPECT_EQ(accounts[0], RegionAccount{});
}

TEST(DerivedRangesTest, LieBetweenTwoAssignments) {
  const auto map = small_map();
  EXPECT_EQ(derived_gc_heap(map), (AddressRange{0x8008, 0x2f8}));
  EXPECT_EQ(derived_stack(map), std::nullopt);
}

}  // namespace
}  // namespace memstrata

#include "parse/gold/gold_commons.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Address> addresses(const std::vector<GoldCommon>& commons) {
  std::vector<Address> found;
  for (const auto& common : commons) {
    found.push_back(common.address);
  }
  return found;
}

std::vector<GoldCommon> with_sizes(const std::vector<Bytes>& sizes) {
  std::vector<GoldCommon> commons;
  for (const auto size : sizes) {
    commons.push_back({.name = "common", .size = size, .file = "a.o"});
  }
  return commons;
}

TEST(GoldCommonsTest, ReadsALineOfTheTable) {
  EXPECT_EQ(read_gold_common("rx_ring", "             0x40              obj/uart.o"),
            (GoldCommon{.name = "rx_ring", .size = 0x40, .file = "obj/uart.o"}));
  EXPECT_EQ(read_gold_common("Common", "symbol       size              file"),
            std::nullopt);
  EXPECT_EQ(read_gold_common(".text", " 0x1000  0x40"), std::nullopt);
}

TEST(GoldCommonsTest, PlacesSymbolsThatFillTheLump) {
  EXPECT_THAT(addresses(placed_commons(with_sizes({64, 40, 8, 1}), 0x1000, 113)),
              ElementsAre(0x1000, 0x1040, 0x1068, 0x1070));
}

TEST(GoldCommonsTest, PlacesSymbolsWhoseAlignmentIsTold) {
  // gcc on x86 aligns what has 32 bytes or more to 32.
  EXPECT_THAT(addresses(placed_commons(with_sizes({40, 40, 8}), 0x1000, 112)),
              ElementsAre(0x1000, 0x1040, 0x1068));
}

TEST(GoldCommonsTest, PlacesWhatGccAlignsByItsSize) {
  // As nm lists them: c6 c1 c2 c8 c7 c3 c5 c4.
  const auto placed =
      placed_commons(with_sizes({100, 40, 40, 17, 12, 8, 2, 1}), 0x2040, 0x123);
  EXPECT_THAT(addresses(placed), ElementsAre(0x2040, 0x20c0, 0x2100, 0x2130, 0x2148,
                                             0x2158, 0x2160, 0x2162));
}

TEST(GoldCommonsTest, PlacesNothingWhereNoAlignmentFits) {
  EXPECT_THAT(placed_commons(with_sizes({40, 8}), 0x1000, 200), IsEmpty());
}

TEST(GoldCommonsTest, PlacesNothingWhereTwoAlignmentsFit) {
  // The second may stand at 8 or at 16: the third begins at 32 either way.
  EXPECT_THAT(placed_commons(with_sizes({4, 16, 32}), 0x1000, 64), IsEmpty());
}

TEST(GoldCommonsTest, PlacesNoSymbolsInNoLump) {
  EXPECT_THAT(placed_commons({}, 0x1000, 16), IsEmpty());
}

}  // namespace
}  // namespace memstrata

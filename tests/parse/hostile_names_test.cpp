#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/accounting.hpp"
#include "support/fixture.hpp"

// Names that attack whoever prints them must come out of the parser as they are, but
// for control characters and bytes that are not UTF-8 (fixtures/expected/hostile.json).

namespace memstrata {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;

class HostileNames : public ::testing::TestWithParam<const char*> {
 protected:
  nlohmann::json expected_ = test::fixture_json("expected/hostile.json")[GetParam()];
  MemoryMap map_ = test::fixture_map(expected_["map"]);
};

TEST_P(HostileNames, OfSymbolsAndObjectsAreSpeltSafely) {
  for (const auto& wanted : expected_["symbols"]) {
    const auto name = wanted["name"].get<std::string>();
    const auto symbol =
        std::find_if(map_.symbols.begin(), map_.symbols.end(),
                     [&name](const Symbol& each) { return each.name == name; });
    ASSERT_NE(symbol, map_.symbols.end()) << wanted;
    EXPECT_EQ(symbol->size, wanted["size"]) << wanted["attacks"];
    EXPECT_EQ(map_.contributions[symbol->contribution].object,
              wanted["object"].get<std::string>());
    EXPECT_EQ(map_.contributions[symbol->contribution].section,
              expected_["section"].get<std::string>());
  }
}

TEST_P(HostileNames, OfBlocksAndRegionsAreSpeltSafely) {
  for (const auto& name : expected_["blocks"]) {
    EXPECT_THAT(map_.blocks, Contains(Field(&Block::name, name.get<std::string>())));
  }
  for (const auto& name : expected_["regions"]) {
    EXPECT_THAT(map_.regions, Contains(Field(&Region::name, name.get<std::string>())));
  }
}

TEST_P(HostileNames, DoNotDisturbTheSums) {
  EXPECT_EQ(map_.status, Status::ok);
  EXPECT_THAT(broken_sums(map_), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Maps, HostileNames, ::testing::Values("before", "after"));

TEST(CompressedMap, ReadsAsThePlainOne) {
  const auto plain = test::fixture_map("maps/pairs/arm-sections.map");
  for (const auto* packed : {"gz", "zst"}) {
    const auto map =
        test::fixture_map("maps/compressed/arm-sections.map." + std::string{packed});
    EXPECT_EQ(map.regions, plain.regions) << packed;
    EXPECT_EQ(map.contributions, plain.contributions) << packed;
    EXPECT_EQ(map.symbols, plain.symbols) << packed;
  }
}

}  // namespace
}  // namespace memstrata

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/small_map.hpp"

namespace memstrata {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

TEST(BrokenSumsTest, HoldsWhereEverythingAddsUp) {
  EXPECT_THAT(broken_sums(test::small_map()), IsEmpty());
  EXPECT_THAT(broken_sums({}), IsEmpty());
}

struct Damage {
  const char* name;
  std::function<void(MemoryMap&)> make;
};

class BrokenSums : public ::testing::TestWithParam<Damage> {};

TEST_P(BrokenSums, FindsIt) {
  auto map = test::small_map();
  GetParam().make(map);
  EXPECT_THAT(broken_sums(map), Not(IsEmpty()));
}

const std::vector<Damage> kDamages = {
    {"RegionTooLarge", [](MemoryMap& map) { ++map.regions[1].size; }},
    {"RegionTooSmall", [](MemoryMap& map) { --map.regions[1].size; }},
    {"RegionMoved", [](MemoryMap& map) { ++map.regions[1].address; }},
    {"RegionInNoBlock", [](MemoryMap& map) { map.regions[1].block = kNone; }},
    {"RegionInAnUnknownBlock", [](MemoryMap& map) { map.regions[1].block = 3; }},
    {"DebugDataInABlock", [](MemoryMap& map) { map.regions[3].block = 0; }},
    {"LoadImageInNoBlock", [](MemoryMap& map) { map.regions[2].load_block = kNone; }},
    {"LoadBlockWithoutImage", [](MemoryMap& map) { map.regions[1].load_block = 0; }},
    {"LoadBlockUnknown", [](MemoryMap& map) { map.regions[2].load_block = 9; }},
    {"NobitsWithLoadBlock", [](MemoryMap& map) { map.regions[2].nobits = true; }},
    {"RegionUnloaded", [](MemoryMap& map) { map.regions[1].loaded = false; }},
    {"ContributionTooLarge", [](MemoryMap& map) { ++map.contributions[1].size; }},
    {"ContributionMoved", [](MemoryMap& map) { --map.contributions[2].address; }},
    {"ContributionMissing", [](MemoryMap& map) { map.contributions.pop_back(); }},
    {"ContributionOfAnotherRegion",
     [](MemoryMap& map) { map.contributions[2].region = 2; }},
    {"ContributionOfNoRegion",
     [](MemoryMap& map) { map.contributions[3].region = kNone; }},
    {"ContributionOfDebugData",
     [](MemoryMap& map) { map.contributions.push_back({.region = 3, .size = 1}); }},
    {"SymbolTooLarge", [](MemoryMap& map) { ++map.symbols[1].size; }},
    {"SymbolTooSmall", [](MemoryMap& map) { --map.symbols[2].size; }},
    {"SymbolMoved", [](MemoryMap& map) { ++map.symbols[2].address; }},
    {"SymbolMissing", [](MemoryMap& map) { map.symbols.erase(map.symbols.begin()); }},
    {"SymbolOfAnotherContribution",
     [](MemoryMap& map) { map.symbols[0].contribution = 1; }},
    {"SymbolOfAnotherRegion", [](MemoryMap& map) { map.symbols[0].region = 1; }},
    {"SymbolOfFillTooSmall",
     [](MemoryMap& map) {
       map.symbols.insert(map.symbols.begin() + 3,
                          {.region = 1, .contribution = 2, .address = 0x1118, .size = 1});
     }},
    {"AssignmentWithBytes", [](MemoryMap& map) { map.symbols.back().size = 1; }},
    {"SameNameTwice", [](MemoryMap& map) { map.aliases[1] = "one"; }},
    {"AliasLikeItsPrimary", [](MemoryMap& map) { map.aliases[1] = "first"; }},
    {"AliasWithoutName", [](MemoryMap& map) { map.aliases[0] = ""; }},
    {"AliasLost", [](MemoryMap& map) { map.aliases.pop_back(); }},
    {"AliasOfNobody", [](MemoryMap& map) { map.aliases.emplace_back("extra"); }},
    {"AliasCountWrong", [](MemoryMap& map) { map.symbols[1].alias_count = 1; }},
    {"AliasesShared",
     [](MemoryMap& map) {
       map.symbols[2].alias_count = 1;
       map.symbols[2].first_alias = 1;
     }},
};

INSTANTIATE_TEST_SUITE_P(Damages, BrokenSums, ::testing::ValuesIn(kDamages),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace memstrata

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/accounting.hpp"
#include "support/fixture.hpp"

// The maps of fixtures/ against what nm, readelf and ld say of the same links
// (fixtures/README.md, "The right answers").

namespace memstrata {
namespace {

using nlohmann::json;

struct Truth {
  std::string name;
  json document;

  friend std::ostream& operator<<(std::ostream& out, const Truth& truth) {
    return out << truth.name;
  }
};

void add_pairs(std::vector<Truth>& truths) {
  const std::filesystem::path folder{test::fixture_path("expected/pairs")};
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto file = entry.path().filename().string();
    auto document = test::fixture_json("expected/pairs/" + file);
    truths.push_back({entry.path().stem().string(), std::move(document)});
  }
}

void add_story(std::vector<Truth>& truths) {
  const auto story = test::fixture_json("expected/truth.json");
  for (const auto& build : story["builds"]) {
    truths.push_back(
        {build["target"].get<std::string>() + " " + build["label"].get<std::string>(),
         build});
  }
}

std::vector<Truth> all_truths() {
  std::vector<Truth> truths;
  add_pairs(truths);
  add_story(truths);
  std::sort(truths.begin(), truths.end(),
            [](const Truth& a, const Truth& b) { return a.name < b.name; });
  return truths;
}

using RegionRow = std::tuple<std::string, Address, Bytes>;

std::set<std::string> names_of(const MemoryMap& map, const Symbol& symbol) {
  const auto* first = map.aliases.data() + symbol.first_alias;
  std::set<std::string> names(first, first + symbol.alias_count);
  names.emplace(symbol.name);
  return names;
}

/// Every name at its address; a name may stand at several.
std::map<std::pair<std::string, Address>, const Symbol*> by_name(const MemoryMap& map) {
  std::map<std::pair<std::string, Address>, const Symbol*> found;
  for (const auto& symbol : map.symbols) {
    if (symbol.binding != Binding::linker && !symbol.name.empty()) {
      for (const auto& name : names_of(map, symbol)) {
        found.emplace(std::pair{name, symbol.address}, &symbol);
      }
    }
  }
  return found;
}

class FixtureTruth : public ::testing::TestWithParam<Truth> {
 protected:
  [[nodiscard]] static const json& truth() { return GetParam().document; }
  [[nodiscard]] static bool is(const char* status) { return truth()["status"] == status; }

  MemoryMap map_ = test::fixture_map(GetParam().document["map"]);

  /// The parsed symbol of a name that nm lists; null: there is none.
  [[nodiscard]] const Symbol* find(const json& symbol) const {
    const Address address = symbol["address"];
    for (const auto* key : {"name", "demangled"}) {
      if (symbol.contains(key)) {
        const auto found = symbols_.find({symbol[key].get<std::string>(), address});
        if (found != symbols_.end()) {
          return found->second;
        }
      }
    }
    return nullptr;
  }

 private:
  std::map<std::pair<std::string, Address>, const Symbol*> symbols_ = by_name(map_);
};

TEST_P(FixtureTruth, AllSumsHold) {
  EXPECT_THAT(broken_sums(map_), ::testing::IsEmpty());
}

TEST_P(FixtureTruth, NothingInAWholeMapOfGnuLdIsGap) {
  if (truth()["linker"] != "gnu-ld") {
    GTEST_SKIP() << "the other linkers do not print their padding";
  }
  for (const auto& contribution : map_.contributions) {
    EXPECT_NE(contribution.kind, ContributionKind::gap)
        << map_.regions[contribution.region].name;
  }
}

TEST_P(FixtureTruth, StatusIsWhatTheMapCanTell) {
  // A map does not say that a symbol was undefined.
  const auto expected = is("overflow")      ? Status::overflow
                        : is("relocatable") ? Status::relocatable
                                            : Status::ok;
  EXPECT_EQ(map_.status, expected);
}

TEST_P(FixtureTruth, LoadedRegionsAreThoseOfReadelf) {
  std::multiset<RegionRow> expected;
  for (const auto& region : truth()["regions"]) {
    if (region["loaded"] && region["size"] > 0) {
      expected.emplace(region["name"], region["address"], region["size"]);
    }
  }
  std::multiset<RegionRow> parsed;
  for (const auto& region : map_.regions) {
    if (region.loaded && region.size > 0) {
      parsed.emplace(std::string{region.name}, region.address, region.size);
    }
  }
  EXPECT_EQ(parsed, expected);
}

TEST_P(FixtureTruth, LoadAddressesAndBitsAreThoseOfTheProgramHeaders) {
  if (is("relocatable")) {
    GTEST_SKIP() << "a relocatable file has no program headers";
  }
  for (const auto& wanted : truth()["regions"]) {
    for (const auto& region : map_.regions) {
      if (!wanted["loaded"] || wanted["size"] == 0 ||
          region.name != wanted["name"].get<std::string>() ||
          region.address != wanted["address"]) {
        continue;
      }
      EXPECT_EQ(region.nobits, wanted["nobits"]) << region.name;
      EXPECT_EQ(region.tls, wanted["tls"]) << region.name;
      if (!region.nobits) {
        EXPECT_EQ(region.load_address, wanted["load_address"]) << region.name;
      }
    }
  }
}

TEST_P(FixtureTruth, BlocksAreAsFullAsTheLinkerSays) {
  const auto accounts = account_blocks(map_);
  const auto& wanted = truth()["blocks"];
  if (wanted.empty() || truth()["linker"] != "gnu-ld") {
    GTEST_SKIP() << "a map without a memory table";
  }
  ASSERT_EQ(map_.blocks.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& block = map_.blocks[i];
    EXPECT_EQ(block.name, wanted[i]["name"].get<std::string>());
    if (!wanted[i]["origin"].is_null()) {
      EXPECT_EQ(block.origin, wanted[i]["origin"]) << block.name;
    }
    EXPECT_EQ(block.length, wanted[i]["length"].get<Bytes>()) << block.name;
    EXPECT_EQ(accounts[i].own.high_water, wanted[i]["high_water"]) << block.name;
    EXPECT_EQ(accounts[i].own.overflow,
              truth()["overflow"].value(std::string{block.name}, Bytes{0}))
        << block.name;
  }
}

TEST_P(FixtureTruth, EveryGlobalSymbolOfNmIsFound) {
  if (is("relocatable")) {
    GTEST_SKIP() << "everything lies at 0";
  }
  // gold names no symbol of merged constants; only libraries have such here.
  const bool merges_silently = truth()["linker"] == "gold";
  for (const auto& symbol : truth()["symbols"]) {
    if (symbol["size"] > 0 && symbol["binding"] != "local" &&
        !symbol["region"].is_null() && (!merges_silently || symbol.contains("object"))) {
      EXPECT_NE(find(symbol), nullptr) << symbol;
    }
  }
}

TEST_P(FixtureTruth, SymbolsStandInTheirRegionAndObject) {
  for (const auto& wanted : truth()["symbols"]) {
    const auto* symbol =
        wanted["size"] > 0 && !is("relocatable") ? find(wanted) : nullptr;
    if (symbol == nullptr || symbol->region == kNone) {
      continue;
    }
    EXPECT_EQ(map_.regions[symbol->region].name, wanted["region"].get<std::string>())
        << wanted;
    if (wanted.contains("object")) {
      ASSERT_NE(symbol->contribution, kNone) << wanted;
      EXPECT_EQ(map_.contributions[symbol->contribution].object,
                wanted["object"].get<std::string>());
    }
  }
}

TEST_P(FixtureTruth, NamesOfOneAddressAreOneAliasGroup) {
  for (const auto& group : truth()["aliases"]) {
    const auto first = group[0].get<std::string>();
    const bool found =
        std::any_of(map_.symbols.begin(), map_.symbols.end(), [&](const Symbol& symbol) {
          const auto names = names_of(map_, symbol);
          return std::all_of(group.begin(), group.end(), [&](const json& name) {
            return names.contains(name.get<std::string>());
          });
        });
    EXPECT_TRUE(found || is("relocatable")) << group;
  }
}

TEST_P(FixtureTruth, OwnSymbolsInSectionsOfTheirOwnAreFoundWithTheirSize) {
  if (!truth()["function_sections"]) {
    GTEST_SKIP() << "statics have no names in the map";
  }
  for (const auto& wanted : truth()["symbols"]) {
    if (wanted["size"] == 0 || !wanted.contains("object")) {
      continue;
    }
    const auto* symbol = find(wanted);
    ASSERT_NE(symbol, nullptr) << wanted;
    EXPECT_EQ(symbol->size, wanted["size"]) << wanted;
  }
}

INSTANTIATE_TEST_SUITE_P(Maps, FixtureTruth, ::testing::ValuesIn(all_truths()),
                         [](const auto& test) {
                           return test::as_test_name(test.param.name);
                         });

}  // namespace
}  // namespace memstrata

// The answers about one build and about who spent the bytes, against what the linker
// and nm say of the sample firmware (fixtures/expected/truth.json).
#include <array>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/api.hpp"
#include "server/running_server.hpp"
#include "support/fixture.hpp"

namespace memstrata {
namespace {

using test::fixture_json;
using ::testing::HasSubstr;

using Query = std::multimap<std::string, std::string>;

class ApiBuildsTest : public ::testing::Test {
 protected:
  ApiResponse ask(const std::string& path, const Query& query,
                  std::span<const Component> components = {}) {
    return answer_api(database_, {path, query, {}, components});
  }

  nlohmann::json document(const std::string& path, const Query& query,
                          std::span<const Component> components = {}) {
    const ApiResponse response = ask(path, query, components);
    EXPECT_EQ(response.status, 200) << path << ": " << response.body;
    return nlohmann::json::parse(response.body);
  }

  void expect_refused(const std::string& path, const Query& query,
                      const std::string& words) {
    const ApiResponse response = ask(path, query);
    EXPECT_EQ(response.status, 400) << path;
    EXPECT_THAT(response.body, HasSubstr(words));
  }

 private:
  Database database_{test::story_file()};
};

nlohmann::json true_build(const std::string& label) {
  const auto truth = fixture_json("expected/truth.json");
  for (const auto& build : truth["builds"]) {
    if (build["target"] == "node-m4" && build["label"] == label) {
      return build;
    }
  }
  return {};
}

nlohmann::json named(const nlohmann::json& list, const std::string& name) {
  for (const auto& one : list) {
    if (one["name"] == name) {
      return one;
    }
  }
  ADD_FAILURE() << "no " << name;
  return {};
}

/// What the blocks nested in FLASH use; none of them has holes.
std::int64_t true_flash(const std::string& label) {
  const auto blocks = true_build(label)["blocks"];
  std::int64_t bytes = 0;
  for (const auto* name : {"FLASH_VECTORS", "FLASH_TEXT", "FLASH_SETTINGS"}) {
    bytes += named(blocks, name)["high_water"].get<std::int64_t>();
  }
  return bytes;
}

const std::string kFirst = "v1.0.0";
const std::string kLast = "v1.2.0-2-gd70b348";

TEST_F(ApiBuildsTest, TheRamIsOneBarThatAddsUpToTheBlock) {
  const auto truth = true_build(kFirst);
  const auto ram = document("/api/ram", {{"target", "node-m4"}, {"build", kFirst}});
  EXPECT_EQ(ram["block"], "RAM");
  EXPECT_EQ(ram["length"], named(truth["blocks"], "RAM")["length"]);
  std::int64_t sum = 0;
  for (const auto& part : ram["parts"]) {
    sum += part["size"].get<std::int64_t>();
    if (part["part"] == "bss") {
      EXPECT_EQ(part["size"], named(truth["regions"], ".bss")["size"]);
    }
  }
  EXPECT_EQ(sum, ram["length"]);
}

TEST_F(ApiBuildsTest, TheProofOfABuildIsRecomputed) {
  const auto proof = document("/api/verify", {{"target", "node-m4"}});
  EXPECT_EQ(proof["adds_up"], true);
  EXPECT_EQ(proof["builds"], 1);
  EXPECT_TRUE(proof["findings"].empty());
}

TEST_F(ApiBuildsTest, AnAddressNamesTheSymbolThatHoldsIt) {
  const auto symbol = named(true_build(kFirst)["symbols"], "reset_handler");
  const auto address = symbol["address"].get<std::uint64_t>() + 1;
  const auto answer = document(
      "/api/address",
      {{"target", "node-m4"}, {"build", kFirst}, {"address", std::to_string(address)}});
  EXPECT_EQ(answer["rows"][0]["name"], "reset_handler");
  EXPECT_EQ(answer["rows"][0]["size"], symbol["size"]);
  EXPECT_EQ(answer["rows"][0]["offset"], 1);
  expect_refused("/api/address", {{"target", "node-m4"}, {"address", "here"}}, "here");
}

TEST_F(ApiBuildsTest, TheLedgerOfABlockIsWhatItUsesMore) {
  const auto ledger = document(
      "/api/ledger", {{"target", "node-m4"}, {"since", kFirst}, {"block", "FLASH"}});
  EXPECT_EQ(ledger["total"]["delta"], true_flash(kLast) - true_flash(kFirst));
  const auto by_object = document(
      "/api/ledger",
      {{"target", "node-m4"}, {"since", kFirst}, {"block", "FLASH"}, {"by", "object"}});
  EXPECT_EQ(by_object["total"]["delta"], ledger["total"]["delta"]);
  expect_refused("/api/ledger", {{"target", "node-m4"}}, "since");
  expect_refused("/api/ledger",
                 {{"target", "node-m4"}, {"since", kFirst}, {"by", "people"}}, "people");
}

TEST_F(ApiBuildsTest, TheLedgerKnowsTheComponentsOfTheConfiguration) {
  const Query query{
      {"target", "node-m4"}, {"since", kFirst}, {"block", "FLASH"}, {"by", "component"}};
  expect_refused("/api/ledger", query, "memstrata.toml");
  const std::array components{Component{.name = "all of it", .objects = {"*"}}};
  const auto ledger = document("/api/ledger", query, components);
  EXPECT_EQ(ledger["total"]["delta"], true_flash(kLast) - true_flash(kFirst));
  EXPECT_EQ(ledger["rows"][0]["name"], "all of it");
}

TEST_F(ApiBuildsTest, ComponentsAndWhatNoObjectHoldsAreTheWholeBlock) {
  const std::array components{Component{.name = "board", .objects = {"*startup.o"}}};
  const auto answer = document(
      "/api/components", {{"target", "node-m4"}, {"build", kFirst}, {"block", "FLASH"}},
      components);
  std::int64_t sum = 0;
  for (const auto& row : answer["rows"]) {
    sum += row["size"].get<std::int64_t>();
    if (row["component"] == "board") {
      EXPECT_EQ(row["objects"], 1);
    }
  }
  EXPECT_EQ(sum, true_flash(kFirst));
}

TEST_F(ApiBuildsTest, ASymbolLiesInEachReleaseWhereNmPutsIt) {
  const auto answer = document("/api/query/symbol/addresses",
                               {{"target", "node-m4"}, {"symbol", "reset_handler"}});
  ASSERT_EQ(answer["rows"].size(), 4U);
  for (const auto& row : answer["rows"]) {
    const auto symbol = named(true_build(row["label"])["symbols"], "reset_handler");
    EXPECT_EQ(row["address"], symbol["address"]) << row["label"];
  }
}

TEST_F(ApiBuildsTest, AForecastBeginsWhereTheNewestBuildStands) {
  const auto forecast =
      document("/api/forecast", {{"target", "node-m4"}, {"block", "FLASH_TEXT"}});
  ASSERT_EQ(forecast["rows"].size(), 1U);
  const auto truth = named(true_build(kLast)["blocks"], "FLASH_TEXT");
  EXPECT_EQ(forecast["rows"][0]["high_water"], truth["high_water"]);
  EXPECT_EQ(forecast["rows"][0]["length"], truth["length"]);
}

TEST_F(ApiBuildsTest, TargetsAreComparedSymbolBySymbol) {
  const auto answer =
      document("/api/compare-targets",
               {{"from", kFirst}, {"to", "v1.2.0"}, {"symbol", "temperature_table"}});
  ASSERT_EQ(answer["targets"].size(), 2U);
  EXPECT_EQ(answer["targets"][0]["target"], "node-m4");
  ASSERT_EQ(answer["rows"].size(), 1U);
  const auto truth = named(true_build("v1.2.0")["symbols"], "temperature_table");
  EXPECT_EQ(answer["rows"][0]["new"][0], truth["size"]);
}

TEST_F(ApiBuildsTest, RenamesAreThoseOfTheTarget) {
  const auto answer = document("/api/renames", {{"target", "node-m4"}});
  EXPECT_EQ(answer["kind"], "rename");
  EXPECT_EQ(answer["target"], "node-m4");
}

}  // namespace
}  // namespace memstrata

#include "report/map_json.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/small_map.hpp"
#include "report/region_row.hpp"

namespace memstrata {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;

std::string text_of(const MemoryMap& map, const std::string& file = "a.map",
                    const StoredBuild* build = nullptr) {
  std::ostringstream out;
  write_map_json(out, map, file, build);
  return out.str();
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) {
    keys.push_back(item.key());
  }
  return keys;
}

StoredBuild some_build() {
  StoredBuild build;
  build.id = 7;
  build.metadata.target = "PYBV11";
  build.metadata.label = "v1.26.0";
  build.metadata.branch = "main";
  build.metadata.time = 1'769'860'800;
  build.metadata.toolchain = "clang 16.0.6";
  build.metadata.tags = {"v1.26.0"};
  build.status = Status::failed;
  return build;
}

TEST(MapJsonTest, StandsOnOneLineWithItsKeysInOrder) {
  const auto text = text_of(test::small_map());
  EXPECT_EQ(text.find('\n'), std::string::npos);
  const auto document = Json::parse(text);
  EXPECT_THAT(keys_of(document),
              ElementsAre("schema", "kind", "file", "format", "output", "toolchain",
                          "status", "diagnostics", "build", "blocks", "regions",
                          "contributions", "symbols", "derived"));
  EXPECT_THAT(keys_of(document["blocks"][0]),
              ElementsAre("name", "origin", "length", "attributes", "parent",
                          "same_range_as", "run", "load", "overlap", "used", "high_water",
                          "holes", "free", "overflow", "with_children"));
  EXPECT_THAT(keys_of(document["regions"][0]),
              ElementsAre("index", "name", "address", "load_address", "size", "load_size",
                          "block", "load_block", "loaded", "nobits", "tls", "overflow",
                          "fill", "gap"));
  EXPECT_THAT(keys_of(document["contributions"][0]),
              ElementsAre("index", "region", "address", "size", "printed_size", "kind",
                          "object", "archive", "section"));
  EXPECT_THAT(keys_of(document["symbols"][0]),
              ElementsAre("name", "aliases", "demangled", "region", "contribution",
                          "address", "size", "true_size", "object", "archive", "section",
                          "binding", "size_from"));
}

TEST(MapJsonTest, SaysWhatTheMapSays) {
  const auto document = Json::parse(text_of(test::small_map()));
  EXPECT_EQ(document["file"], "a.map");
  EXPECT_EQ(document["build"], nullptr);
  EXPECT_EQ(document["toolchain"], nullptr);
  EXPECT_EQ(document["status"], "ok");
  EXPECT_EQ(document["blocks"][1]["parent"], "FLASH");
  EXPECT_EQ(document["blocks"][0]["with_children"]["used"], 0x68);
  EXPECT_EQ(document["regions"][2]["load_block"], "FLASH");
  EXPECT_EQ(document["regions"][3]["block"], nullptr);
  EXPECT_EQ(document["regions"][1]["fill"], 8);
  EXPECT_EQ(document["contributions"][2]["kind"], "fill");
  EXPECT_EQ(document["contributions"][2]["object"], nullptr);
  EXPECT_THAT(document["symbols"][1]["aliases"], ElementsAre("one", "primo"));
  EXPECT_EQ(document["symbols"][1]["object"], "a.o");
  EXPECT_EQ(document["symbols"][4]["region"], nullptr);
  EXPECT_EQ(document["symbols"][4]["binding"], "linker");
  EXPECT_EQ(document["derived"]["gc_heap"]["size"], 0x2f8);
  EXPECT_EQ(document["derived"]["stack"], nullptr);
}

TEST(MapJsonTest, WritesAddressesThatNoDoubleHoldsAsText) {
  auto map = test::small_map();
  map.symbols[4].address = 0xffffffff80001234;
  map.symbols[5].address = (Address{1} << 53) - 1;
  const auto document = Json::parse(text_of(map));
  EXPECT_EQ(document["symbols"][4]["address"], "0xffffffff80001234");
  EXPECT_EQ(document["symbols"][5]["address"], 9007199254740991);
}

TEST(MapJsonTest, EscapesWhatJsonDoesNotAllow) {
  auto map = test::small_map();
  map.symbols[0].name = R"("},{"name":"fake\)";
  map.diagnostics = {{Severity::note, 0, "tab\there"}, {Severity::warning, 3, "x"}};
  const auto document = Json::parse(text_of(map, "a\xff\n.map"));
  EXPECT_EQ(document["symbols"][0]["name"], R"("},{"name":"fake\)");
  EXPECT_EQ(document["file"], R"(a\xff\x0a.map)");
  EXPECT_EQ(document["diagnostics"][0]["message"], "tab\there");
  EXPECT_EQ(document["diagnostics"][0]["line"], nullptr);
  EXPECT_EQ(document["diagnostics"][1]["line"], 3);
}

TEST(MapJsonTest, ShowsMangledNamesReadable) {
  auto map = test::small_map();
  map.symbols[0].name = "_ZN3foo3barEi";
  const auto document = Json::parse(text_of(map));
  EXPECT_EQ(document["symbols"][0]["name"], "_ZN3foo3barEi");
  EXPECT_EQ(document["symbols"][0]["demangled"], "foo::bar(int)");
  EXPECT_EQ(document["symbols"][1]["demangled"], nullptr);
}

TEST(MapJsonTest, NamesTheBuildAndTakesWhatWasEdited) {
  const auto build = some_build();
  const auto document = Json::parse(text_of(test::small_map(), "", &build));
  EXPECT_EQ(document["file"], nullptr);
  EXPECT_EQ(document["toolchain"], "clang 16.0.6");
  EXPECT_EQ(document["status"], "failed");
  EXPECT_THAT(keys_of(document["build"]),
              ElementsAre("id", "target", "label", "commit", "time", "branch", "tags"));
  EXPECT_EQ(document["build"]["time"], "2026-01-31T12:00:00Z");
  EXPECT_EQ(document["build"]["commit"], nullptr);
}

// Sums every level and compares it with its `bytes`.
std::uint64_t proven_bytes(const Json& node) {
  if (!node.contains("blocks") && !node.contains("regions") &&
      !node.contains("objects") && !node.contains("symbols")) {
    return node["bytes"];
  }
  std::uint64_t sum = 0;
  for (const auto* key : {"blocks", "regions", "objects", "symbols"}) {
    if (node.contains(key)) {
      for (const auto& child : node[key]) {
        sum += proven_bytes(child);
      }
    }
  }
  EXPECT_EQ(node["bytes"], sum) << node["name"];
  return sum;
}

TEST(NestedMapJsonTest, AddsUpOnEveryLevel) {
  std::ostringstream out;
  write_nested_map_json(out, test::small_map(), "a.map");
  const auto document = Json::parse(out.str());
  EXPECT_EQ(document["kind"], "nested-map");
  ASSERT_EQ(document["blocks"].size(), 2U);
  std::uint64_t total = 0;
  for (const auto& block : document["blocks"]) {
    total += proven_bytes(block);
  }
  EXPECT_EQ(total, 0x40U + 0x20U + 0x8U + 0x8U);
}

TEST(NestedMapJsonTest, CanEndWithTheRegions) {
  std::ostringstream out;
  write_region_tree_json(out, test::small_map(), "a.map");
  const auto flash = Json::parse(out.str())["blocks"][0];
  EXPECT_EQ(flash["bytes"], proven_bytes(flash));
  ASSERT_EQ(flash["regions"].size(), 2U);
  for (const auto& region : flash["regions"]) {
    EXPECT_GT(region["bytes"], 0U);
    EXPECT_FALSE(region.contains("objects"));
    EXPECT_FALSE(region.contains("archives"));
  }
}

TEST(NestedMapJsonTest, ShowsALoadImageInItsBlock) {
  std::ostringstream out;
  write_nested_map_json(out, test::small_map(), "a.map");
  const auto flash = Json::parse(out.str())["blocks"][0];
  EXPECT_EQ(flash["blocks"][0]["name"], "BOOT");
  ASSERT_EQ(flash["regions"].size(), 2U);
  EXPECT_EQ(flash["regions"][0]["role"], "run");
  EXPECT_EQ(flash["regions"][1]["name"], ".data");
  EXPECT_EQ(flash["regions"][1]["role"], "load");
  EXPECT_THAT(flash["regions"][0]["objects"][0]["symbols"][0]["aliases"],
              ElementsAre("one", "primo"));
  EXPECT_EQ(flash["regions"][0]["objects"][1]["name"], "(fill)");
}

TEST(RegionRowTest, AddsUpToAllLoadedRegions) {
  EXPECT_THAT(region_row_columns(),
              ElementsAre("target", "build", "time", ".text", ".rodata", ".data", ".bss",
                          ".heap", ".stack", "other"));
  EXPECT_THAT(region_row(test::small_map(), some_build().metadata),
              ElementsAre("PYBV11", "v1.26.0", "2026-01-31T12:00:00Z", "32", "0", "8",
                          "0", "0", "0", "64"));
}

}  // namespace
}  // namespace memstrata

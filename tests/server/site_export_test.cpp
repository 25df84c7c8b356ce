#include "server/site_export.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/error.hpp"
#include "server/running_server.hpp"
#include "server/site_plan.hpp"
#include "server/site_sets.hpp"
#include "server/web_files.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"
#include "support/fixture.hpp"

namespace memstrata {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StartsWith;

const std::string kHostile = "../../<img src=x onerror=alert(1)>";

std::string text_of(const fs::path& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// What the script of an answer calls its function with.
nlohmann::json answer_in(const std::string& script, const std::string& id) {
  const std::string begin = "memstrataAnswer(\"" + id + "\",";
  EXPECT_THAT(script, StartsWith(begin));
  return nlohmann::json::parse(
      script.substr(begin.size(), script.rfind(");") - begin.size()));
}

TEST(SitePlan, AsksForEachCombination) {
  const auto plan = site_plan(
      R"({"answers": [{"path": "show", "each": ["target", "block"], "parameters":
          {"target": "{target}", "block": "{block}", "by": ["region", "object"]}}]})");
  ASSERT_EQ(plan.size(), 1U);
  const auto requests =
      site_requests(plan[0], {{"target", {{{"target", "a"}}}},
                              {"block", {{{"block", ""}}, {{"block", "RAM"}}}}});
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[0].path, "/api/show");
  EXPECT_THAT(requests[0].query, ElementsAre(Pair("by", "region"), Pair("target", "a")));
  EXPECT_THAT(requests[3].query, ElementsAre(Pair("block", "RAM"), Pair("by", "object"),
                                             Pair("target", "a")));
}

TEST(SitePlan, ASetThatIsNotThereAsksNothing) {
  const SiteAnswers answers{.path = "heap/{snapshot}", .each = {"snapshot"}};
  EXPECT_TRUE(site_requests(answers, {}).empty());
}

TEST(SitePlan, RefusesWhatIsNone) {
  EXPECT_THROW(site_plan("{}"), Error);
}

// web/test/unit/static_answers.test.js has the same, so that both sides agree.
TEST(SitePlan, NamesAnswersByFnv1aOfWhatIsAsked) {
  EXPECT_EQ(site_answer_id({.path = "/api/"}), "cbf29ce484222325");
  EXPECT_EQ(site_answer_id({.path = "/api/a"}), "af63dc4c8601ec8c");
  EXPECT_EQ(site_answer_id({.path = "/api/foobar"}), "85944171f73967e8");
}

TEST(SiteSets, HoldReleasesAndTheNewestBuilds) {
  const Database database{test::story_file()};
  const SiteSets sets = site_sets(database, "node-m4", 2);
  EXPECT_EQ(sets.at("build").size(), 4U);  // two releases, two behind them
  EXPECT_THAT(sets.at("block").front(), ElementsAre(Pair("block", "")));
  EXPECT_THAT(sets.at("pair"),
              Contains(ElementsAre(Pair("new", "v1.2.0"), Pair("old", "v1.1.1"))));
}

TEST(SiteSets, SpanTheWholeHistory) {
  const Database database{test::story_file()};
  const SiteSets sets = site_sets(database, "node-m4", 2);
  EXPECT_THAT(sets.at("span"),
              ElementsAre(ElementsAre(Pair("first", "v1.0.0"), Pair("last", "v1.2.0")),
                          ElementsAre(Pair("first", "v1.0.0"),
                                      Pair("last", "v1.2.0-2-gd70b348"))));
  EXPECT_THAT(sets.at("grower"),
              Contains(ElementsAre(Pair("grower", "temperature_table"))));
}

class SiteExport : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!WebFiles{}.find("/app.js")) {
      GTEST_SKIP() << "built without the page";
    }
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_ = fs::path{::testing::TempDir()} / "memstrata-site-export";
};

TEST_F(SiteExport, WritesThePageAndAnswersNamedByHashes) {
  Database database{(folder_ / "history.db").string(), {.access = Access::write}};
  const MemoryMap map = test::fixture_map("maps/hostile/before.map");
  put_build(database, {.target = kHostile, .label = "../../../escaped"}, map);
  const fs::path site = folder_ / "a" / "b" / "site";
  const SiteSize size = export_site(database, site.string(), {}, [](std::size_t) {});
  EXPECT_THAT(text_of(site / "index.html"), HasSubstr("<html data-answers=\"data\""));
  std::size_t files = 0;
  for (const auto& file : fs::directory_iterator{site / "data"}) {
    EXPECT_TRUE(std::regex_match(file.path().filename().string(),
                                 std::regex{"[0-9a-f]{16}\\.js"}));
    ++files;
  }
  EXPECT_EQ(files, size.answers);
  const std::string id = site_answer_id({.path = "/api/targets"});
  const auto targets = answer_in(text_of(site / "data" / (id + ".js")), id);
  EXPECT_EQ(targets["targets"][0]["target"], kHostile);
  EXPECT_EQ(std::distance(fs::directory_iterator{folder_ / "a"}, {}), 1);
  EXPECT_FALSE(fs::exists(folder_ / "escaped"));
}

TEST(SiteSets, HoldBothBuildsOfALabelThatTwoBranchesHave) {
  Database database(":memory:", {.access = Access::write});
  const auto put = [&](const std::string& branch, Bytes size) {
    return put_build(database,
                     {.target = "board", .branch = branch, .label = "v1", .time = 1},
                     test::memory_map(
                         {.blocks = {{"FLASH", 0, 0x1000}},
                          .regions = {{.name = ".text",
                                       .block = "FLASH",
                                       .contributions = {{.object = "a.o",
                                                          .spans = {{{"f"}, size}}}}}}}))
        .build.id;
  };
  const auto one = std::to_string(put("main", 8));
  const auto other = std::to_string(put("next", 16));
  std::vector<std::string> ids;
  const SiteSets sets = site_sets(database, "board", 10);
  for (const auto& binding : sets.at("build")) {
    ids.push_back(binding.at("id"));
  }
  EXPECT_THAT(ids, ::testing::UnorderedElementsAre(one, other));
}

}  // namespace
}  // namespace memstrata

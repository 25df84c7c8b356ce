// Questions and corrections on the story of the sample firmware.
#include <filesystem>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"
#include "text/names.hpp"

namespace memstrata::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class HistoryCommandsTest : public CliTest {
 protected:
  HistoryCommandsTest() { given_story("node-m4"); }

  json answer(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Outcome asked = run(arguments);
    EXPECT_EQ(asked.status, 0) << asked.err;
    return json::parse(asked.out);
  }

  std::string table(const std::vector<std::string>& arguments) {
    const Outcome asked = run(arguments);
    EXPECT_EQ(asked.status, 0) << asked.err;
    return asked.out;
  }
};

TEST_F(HistoryCommandsTest, LooksLikeThisForPeople) {
  expect_golden("cli/targets.txt", table({"targets"}));
  expect_golden("cli/builds.txt", table({"builds", "-n", "5"}));
  expect_golden("cli/show.txt", table({"show", "v1.1.0", "-n", "5"}));
  expect_golden("cli/diff.txt", table({"diff", "v1.0.0", "v1.1.0", "-n", "8"}));
  expect_golden("cli/growth.txt", table({"growth", "-n", "8"}));
  expect_golden("cli/trend.txt", table({"trend", "FLASH", "--releases"}));
  expect_golden("cli/diff.md",
                table({"diff", "v1.0.0", "v1.1.0", "-n", "8", "--format", "markdown"}));
}

TEST_F(HistoryCommandsTest, SaysThatObjectsAreOfNoArchive) {
  for (const std::vector<std::string>& question :
       {std::vector<std::string>{"show", "v1.2.0"},
        {"top", "v1.2.0"},
        {"diff", "v1.0.0", "v1.2.0"},
        {"growth", "--from", "v1.0.0", "--to", "v1.2.0"}}) {
    auto arguments = question;
    arguments.insert(arguments.end(), {"--by", "archive"});
    EXPECT_THAT(table(arguments), HasSubstr("(no archive)")) << question.front();
  }
}

TEST_F(HistoryCommandsTest, FindsWhatGrewBetweenReleases) {
  const auto truth = fixture_json("expected/truth.json");
  for (const auto& pair : truth.at("growth")) {
    if (pair.at("target") != "node-m4") {
      continue;
    }
    const json found =
        answer({"growth", "--from", pair.at("from"), "--to", pair.at("to")});
    std::map<std::string, std::int64_t> deltas;
    for (const auto& row : found.at("rows")) {
      if (row.at("name").is_string()) {
        // The truth has the names that nm -C prints.
        deltas[demangled(row.at("name").get<std::string>())] = row.at("delta");
      }
    }
    std::set<std::string> renamed;  // did not grow, though nm has it new
    const json diff = answer({"diff", pair.at("from"), pair.at("to")});
    for (const auto& row : diff.at("rows")) {
      if (row.at("change") == "renamed") {
        renamed.insert(row.at("name").get<std::string>());
      }
    }
    for (const auto& symbol : pair.at("symbols")) {
      if (symbol.at("delta") > 0 && !symbol.at("shared") &&
          !renamed.contains(symbol.at("name").get<std::string>())) {
        EXPECT_EQ(deltas[symbol.at("name")], symbol.at("delta"))
            << symbol.at("name") << " from " << pair.at("from");
      }
    }
  }
}

TEST_F(HistoryCommandsTest, AddsUpForEveryPairOfBuildsLevelAndBlock) {
  std::vector<std::string> builds;
  const json stored = answer({"builds"});
  for (const auto& build : stored.at("builds")) {
    builds.push_back("#" + std::to_string(build.at("id").get<int>()));
  }
  for (const std::string& before : builds) {
    const std::string& after = builds.front();
    for (const char* level : {"region", "archive", "object", "symbol"}) {
      for (const char* block : {"", "FLASH", "RAM"}) {
        std::vector<std::string> diff{"diff", before, after, "--by", level, "-n", "3"};
        if (*block != '\0') {
          diff.insert(diff.end(), {"--block", block});
        }
        const json found = answer(diff);
        std::int64_t sum = found.at("fill").at("delta").get<std::int64_t>() -
                           found.at("overlap").at("delta").get<std::int64_t>();
        for (const auto& row : found.at("rows")) {
          sum += row.at("delta").get<std::int64_t>();
        }
        if (!found.at("others").is_null()) {
          sum += found.at("others").at("delta").get<std::int64_t>();
        }
        EXPECT_EQ(sum, found.at("total").at("delta")) << json(diff);
        EXPECT_EQ(found.at("adds_up"), true) << json(diff);
      }
    }
  }
}

TEST_F(HistoryCommandsTest, ExitsWithOneWhenBuildsDiffer) {
  EXPECT_EQ(run({"diff", "v1.0.0", "v1.1.0", "--exit-code"}).status, 1);
  EXPECT_EQ(run({"diff", "v1.0.0", "v1.0.0", "--exit-code"}).status, 0);
}

TEST_F(HistoryCommandsTest, ComparesWithAMapFileThatIsNotStored) {
  const std::string map = fixture_path("maps/firmware/node-m4/v1.1.0.map.xz");
  const json stored = answer({"diff", "v1.0.0", "v1.1.0"});
  const json file = answer({"diff", "v1.0.0", "path:" + map});
  EXPECT_EQ(file.at("total"), stored.at("total"));
  EXPECT_EQ(file.at("old"), stored.at("old"));
  EXPECT_TRUE(file.at("new").at("id").is_null());
  EXPECT_EQ(file.at("rows").size(), stored.at("rows").size());
}

TEST_F(HistoryCommandsTest, AsksMapFilesWithoutAnyDatabase) {
  const std::string map = fixture_path("maps/firmware/node-m4/v1.1.0.map.xz");
  const json stored = answer({"show", "v1.1.0"});
  const std::string missing = path("missing.db");
  const json file = answer({"show", map, "--db", missing});
  EXPECT_EQ(file.at("blocks"), stored.at("blocks"));
  EXPECT_EQ(answer({"diff", map, map, "--db", missing}).at("total").at("delta"), 0);
  EXPECT_FALSE(std::filesystem::exists(missing));
  EXPECT_EQ(run({"diff", map, "latest", "--db", missing}).err,
            "memstrata: " + missing +
                " does not exist; store a build first: memstrata ingest MAP\n");
}

TEST_F(HistoryCommandsTest, SumsTheRowsItCuts) {
  const json whole = answer({"diff", "v1.0.0", "v1.1.0"});
  const json cut = answer({"diff", "v1.0.0", "v1.1.0", "-n", "2"});
  EXPECT_EQ(whole.at("total"), cut.at("total"));
  EXPECT_EQ(cut.at("rows").size(), 2U);
  EXPECT_EQ(cut.at("others").at("rows").get<std::size_t>(), whole.at("rows").size() - 2);
}

TEST_F(HistoryCommandsTest, TagsABuildAndTakesTheTagAway) {
  const json tagged = answer({"tag", "v1.0.0", "stable"});
  EXPECT_EQ(tagged.at("builds")[0].at("tags"), json({"stable", "v1.0.0"}));
  EXPECT_EQ(answer({"show", "tag:stable"}).at("build").at("label"), "v1.0.0");
  const json without = answer({"tag", "v1.0.0", "stable", "--remove"});
  EXPECT_EQ(without.at("builds")[0].at("tags"), json({"v1.0.0"}));
}

TEST_F(HistoryCommandsTest, EditsWhatIsSaidOfABuildButNotItsSizes) {
  const json before = answer({"show", "v1.0.0"});
  const json edited = answer({"edit", "v1.0.0", "--label", "first", "--note", "LTO",
                              "--toolchain", "clang 16.0.6"});
  EXPECT_EQ(edited.at("builds")[0].at("label"), "first");
  const json after = answer({"show", "first"});
  EXPECT_EQ(after.at("blocks"), before.at("blocks"));
  EXPECT_EQ(after.at("toolchain"), "clang 16.0.6");
  EXPECT_EQ(after.at("note"), "LTO");
}

TEST_F(HistoryCommandsTest, ExportsTheDocumentThatParsePrints) {
  const std::string map = fixture_path("maps/firmware/node-m4/v1.1.0.map.xz");
  json parsed = json::parse(run({"parse", "--json", map}).out);
  json exported = json::parse(run({"export", "v1.1.0"}).out);
  for (json* document : {&parsed, &exported}) {
    document->erase("file");
    document->erase("build");
    for (auto& contribution : document->at("contributions")) {
      contribution.erase("printed_size");
    }
    for (auto& diagnostic : document->at("diagnostics")) {
      diagnostic.erase("line");
    }
  }
  EXPECT_EQ(exported, parsed);
}

TEST_F(HistoryCommandsTest, ExportsARowABuildThatAddsUp) {
  const std::string rows = run({"export", "--csv"}).out;
  EXPECT_THAT(rows, ::testing::StartsWith(
                        "target,build,time,.text,.rodata,.data,.bss,.heap,.stack,other\n"
                        "node-m4,v1.0.0,2026-01-12T09:10:00Z,"));
}

TEST_F(HistoryCommandsTest, CopiesTheWholeHistory) {
  const std::string copy = path("copy.db");
  EXPECT_EQ(run({"--db", database_, "export", "--db", copy}).status, 0);
  EXPECT_EQ(run({"--db", copy, "builds", "--csv"}).out, run({"builds", "--csv"}).out);
}

TEST_F(HistoryCommandsTest, VerifiesEveryBuild) {
  EXPECT_EQ(run({"verify"}), (Outcome{0, "13 builds checked, everything adds up\n", ""}));
}

TEST_F(HistoryCommandsTest, DeletesABuild) {
  EXPECT_EQ(run({"delete", "v1.0.0"}).status, 0);
  EXPECT_EQ(run({"show", "v1.0.0"}).status, 2);
  EXPECT_EQ(run({"verify"}).status, 0);
}

TEST_F(HistoryCommandsTest, RenamesATarget) {
  EXPECT_EQ(run({"targets", "--rename", "node-m4", "node"}).status, 0);
  EXPECT_EQ(answer({"builds"}).at("target"), "node");
}

TEST_F(HistoryCommandsTest, NamesTheNearestBuildsOfAnUnknownOne) {
  const Outcome asked = run({"show", "v1.0.1"});
  EXPECT_EQ(asked.status, 2);
  EXPECT_THAT(asked.err, HasSubstr("v1.0.0"));
}

TEST_F(HistoryCommandsTest, MigratesNothingWhenTheSchemaIsTheNewest) {
  const json migrated = answer({"migrate"});
  EXPECT_EQ(migrated.at("from"), migrated.at("to"));
}

TEST_F(HistoryCommandsTest, ShowsAndAsksQuestionsByName) {
  EXPECT_THAT(run({"query", "--list"}).out, HasSubstr("build/newest"));
  EXPECT_THAT(run({"query", "--show", "target/names"}).out, HasSubstr("SELECT"));
  EXPECT_EQ(run({"query", "target/names", "--csv"}).out, "target\nnode-m4\n");
  EXPECT_EQ(run({"query", "target/name"}).status, 2);
}

}  // namespace
}  // namespace memstrata::test

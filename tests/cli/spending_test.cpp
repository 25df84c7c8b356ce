// Ledger, forecast, components and renames on the story of the sample firmware.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class SpendingTest : public CliTest {
 protected:
  SpendingTest() : folder_before_(std::filesystem::current_path()) {
    given_story("node-m4");
    std::filesystem::current_path(folder_);
  }
  ~SpendingTest() override { std::filesystem::current_path(folder_before_); }

  json answer(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Outcome asked = run(arguments);
    EXPECT_EQ(asked.status, 0) << asked.err;
    return json::parse(asked.out);
  }

  void given_components() {
    written("memstrata.toml",
            "[[component]]\nname = \"drivers\"\nobjects = [\"obj/can.o\", "
            "\"obj/uart.o\"]\n\n[[component]]\nname = \"libc\"\narchives = "
            "\"*/libc*\"\n");
  }

 private:
  std::filesystem::path folder_before_;
};

TEST_F(SpendingTest, LooksLikeThisForPeople) {
  expect_golden("cli/ledger.txt",
                run({"ledger", "--since", "v1.0.0", "--block", "RAM"}).out);
  expect_golden("cli/ledger_objects.txt",
                run({"ledger", "--since", "v1.0.0", "--by", "object", "-n", "5"}).out);
  expect_golden("cli/forecast.txt", run({"forecast"}).out);
  expect_golden("cli/overflow.txt",
                run({"show", "v1.1.0-5-g62afb91", "--block", "RAM", "-n", "3"}).out);
}

// What ld says of each build in truth.json, told once more as spending.
TEST_F(SpendingTest, LeavesTheHeadroomThatLdLeaves) {
  const json ledger = answer({"ledger", "--since", "v1.0.0", "--block", "RAM"});
  const json truth = fixture_json("expected/truth.json");
  for (const auto& row : ledger.at("rows")) {
    for (const auto& build : truth.at("builds")) {
      if (build.at("target") != "node-m4" || build.at("label") != row.at("name")) {
        continue;
      }
      for (const auto& block : build.at("blocks")) {
        if (block.at("name") == "RAM" && !block.at("high_water").is_null()) {
          EXPECT_EQ(row.at("free").get<std::int64_t>(),
                    block.at("length").get<std::int64_t>() -
                        block.at("high_water").get<std::int64_t>())
              << row.at("name");
        }
      }
    }
  }
}

TEST_F(SpendingTest, SpendsTheSameByBuildObjectAndComponent) {
  given_components();
  for (const char* block : {"FLASH", "RAM", "CCMRAM"}) {
    std::vector<json> totals;
    for (const char* by : {"commit", "object", "component"}) {
      totals.push_back(
          answer({"ledger", "--since", "v1.0.0", "--block", block, "--by", by})
              .at("total")
              .at("delta"));
    }
    const json diff = answer({"diff", "v1.0.0", "latest", "--block", block});
    EXPECT_EQ(totals[0], diff.at("total").at("delta")) << block;
    EXPECT_EQ(totals[1], totals[0]) << block;
    EXPECT_EQ(totals[2], totals[0]) << block;
  }
}

TEST_F(SpendingTest, NarrowsEveryQuestionToAComponent) {
  given_components();
  const json diff = answer({"diff", "v1.0.0", "v1.1.0", "--component", "drivers"});
  EXPECT_TRUE(diff.at("adds_up").get<bool>());
  EXPECT_EQ(diff.at("scope").at("component"), "drivers");
  for (const auto& row : diff.at("rows")) {
    EXPECT_THAT(row.at("object").get<std::string>(),
                ::testing::AnyOf("obj/can.o", "obj/uart.o"));
  }
  EXPECT_EQ(answer({"trend", "--component", "drivers"}).at("series").size(), 2U);
  const Outcome unknown = run({"growth", "--component", "driver"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean drivers or libc?"));
}

TEST_F(SpendingTest, GuessesTheRenameOfTheStoryUntilItIsConfirmed) {
  const std::vector<std::string> step{"diff", "v1.1.0", "v1.1.0-1-ge6693ad"};
  const json guessed = answer(step);
  ASSERT_EQ(guessed.at("rows").size(), 1U);
  EXPECT_EQ(guessed.at("rows")[0].at("change"), "renamed");
  EXPECT_EQ(guessed.at("rows")[0].at("from").at("name"), "crc_update");
  EXPECT_TRUE(guessed.at("rows")[0].at("guess").get<bool>());
  EXPECT_THAT(run({"trend", "crc_update"}).out, HasSubstr("renamed? (was crc_update)"));
  EXPECT_THAT(run({"trend", "crc*"}).out, HasSubstr("crc16_ccitt (was crc_update)"));
  EXPECT_THAT(run({"trend", "crc_update", "--csv"}).out,
              HasSubstr("renamed,crc_update,obj/crc.o,.text,crc16_ccitt,true"));

  const json said = answer({"rename", "crc_update", "crc16_ccitt"});
  EXPECT_EQ(said.at("rows"), answer({"query", "symbol/renames"}).at("rows"));
  EXPECT_FALSE(answer(step).at("rows")[0].at("guess").get<bool>());
  const json series = answer({"trend", "crc16_ccitt"}).at("series");
  ASSERT_EQ(series.size(), 1U);
  EXPECT_FALSE(series[0].at("moves")[0].at("guess").get<bool>());

  EXPECT_EQ(run({"rename", "crc_update", "crc16_ccitt", "--undo"}).status, 0);
  EXPECT_EQ(answer({"rename", "--list"}).at("rows").size(), 0U);
  EXPECT_EQ(run({"rename", "crc_update"}).status, 2);
  EXPECT_EQ(run({"rename", "crc_update", "crc16_citt"}).status, 2);
  EXPECT_EQ(run({"verify"}).status, 0);
}

TEST_F(SpendingTest, SaysWhatOverflowsInDiffAndShow) {
  const json diff = answer({"diff", "v1.1.0", "v1.1.0-5-g62afb91"});
  ASSERT_EQ(diff.at("overflows").size(), 1U);
  EXPECT_EQ(diff.at("overflows")[0].at("over"), 632);
  EXPECT_THAT(run({"diff", "v1.1.0", "v1.1.0-5-g62afb91"}).out,
              HasSubstr("RAM over by 632 B; since the last good build "
                        "v1.1.0-4-g9c03d8f: +11,776 B"));
}

TEST_F(SpendingTest, PrintsEveryFormat) {
  for (const char* format : {"table", "csv", "tsv", "json", "ndjson", "markdown"}) {
    EXPECT_EQ(run({"ledger", "--since", "v1.0.0", "--format", format}).status, 0);
    EXPECT_EQ(run({"forecast", "--format", format}).status, 0);
    EXPECT_EQ(run({"rename", "--list", "--format", format}).status, 0);
  }
  EXPECT_EQ(run({"ledger"}).status, 2);
  EXPECT_EQ(run({"forecast", "ROM"}).status, 2);
}

}  // namespace
}  // namespace memstrata::test

#include "query/blame.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/error.hpp"
#include "query/story_answers.hpp"
#include "store/builds.hpp"

// The steps of the sample firmware's history against nm and readelf.

namespace memstrata {
namespace {

using testing::ElementsAre;

class BlameTest : public test::StoryAnswersTest {
 protected:
  static Blame blame_of(const std::string& name) {
    return blame(database(), {.target = "node-m4", .names = {name}});
  }
};

/// Label, new size (-1: gone) and delta of a build in which something changed.
using Step = std::tuple<std::string, std::int64_t, std::int64_t>;

/// Oldest first; what only moved is left out.
std::vector<Step> steps_of(const Blame& blame) {
  std::vector<Step> steps;
  for (const auto& step : blame.steps) {
    if (step.delta != 0) {
      steps.emplace_back(blame.builds[step.build].metadata.label,
                         step.new_size.value_or(-1), step.delta);
    }
  }
  std::ranges::reverse(steps);
  return steps;
}

/// What each build of the main branch holds, by `size_of` a build of truth.json.
template <typename SizeOf>
std::vector<Step> expected_steps(const nlohmann::json& truth, const std::string& target,
                                 SizeOf size_of) {
  std::vector<Step> steps;
  std::int64_t before = 0;
  for (const auto& build : truth["builds"]) {
    const std::string label = build["label"];
    if (build["target"] != target || label == "v1.1.1") {  // of the release branch
      continue;
    }
    const std::int64_t size = size_of(build);
    if (size != before) {
      steps.emplace_back(label, size == 0 ? -1 : size, size - before);
    }
    before = size;
  }
  return steps;
}

TEST_F(BlameTest, FindsTheStepsOfDataThatNmFinds) {
  for (const std::string target : {"node-m4", "node-rv32"}) {
    for (const std::string name :
         {"temperature_table", "sensor_history", "receive_buffer"}) {
      const auto answer = blame(database(), {.target = target, .names = {name}});
      EXPECT_EQ(steps_of(answer), expected_steps(truth(), target,
                                                 [&name](const nlohmann::json& build) {
                                                   return test::size_by_nm(build, name);
                                                 }))
          << target << " " << name;
    }
  }
}

TEST_F(BlameTest, FindsTheStepsOfRegionsThatReadelfFinds) {
  for (const std::string region : {".text", ".rodata", ".bss", ".ccmram"}) {
    EXPECT_EQ(steps_of(blame_of(region)),
              expected_steps(truth(), "node-m4",
                             [&region](const nlohmann::json& build) {
                               for (const auto& one : build["regions"]) {
                                 if (one["name"] == region) {
                                   return one["size"].get<std::int64_t>();
                                 }
                               }
                               return std::int64_t{0};
                             }))
        << region;
  }
}

TEST_F(BlameTest, SumsAllLoadedRegionsAsTheTotal) {
  const auto answer = blame(database(), {.target = "node-m4", .total = true});
  EXPECT_EQ(steps_of(answer),
            expected_steps(truth(), "node-m4", [](const nlohmann::json& build) {
              std::int64_t sum = 0;
              for (const auto& region : build["regions"]) {
                sum += region["loaded"].get<bool>() ? region["size"].get<int>() : 0;
              }
              return sum;
            }));
}

// Without a limit the builds of the whole line are read at once, else those of the steps.
TEST_F(BlameTest, TellsTheSameOfTheTotalWithALimitThatCutsNothing) {
  const auto told = [](const Blame& answer) {
    std::vector<std::string> lines;
    for (const BlameStep& step : answer.steps) {
      const StoredBuild& build = answer.builds.at(step.build);
      lines.push_back(std::to_string(build.id) + " " + build.metadata.label + " " +
                      step.change + " " + std::to_string(step.delta) + " " +
                      ::testing::PrintToString(answer.marks.at(step.build)) +
                      ::testing::PrintToString(build.metadata.tags));
    }
    return lines;
  };
  std::set<std::pair<std::string, std::string>> lines;
  for (const StoredBuild& build : stored_builds(database())) {
    lines.emplace(build.metadata.target, build.metadata.branch);
  }
  EXPECT_GT(lines.size(), 2U);
  for (const auto& [target, branch] : lines) {
    const auto all =
        told(blame(database(), {.target = target, .branch = branch, .total = true}));
    EXPECT_FALSE(all.empty());
    EXPECT_EQ(all, told(blame(database(), {.target = target,
                                           .branch = branch,
                                           .filters = {.row_limit = 1000},
                                           .total = true})))
        << target << " " << branch;
  }
}

TEST_F(BlameTest, SumsWhatAPatternMeans) {
  const auto answer =
      blame(database(), {.target = "node-m4",
                         .filters = {.symbols = {"temperature_table", "receive_buffer"}},
                         .total = true});
  EXPECT_EQ(steps_of(answer),
            expected_steps(truth(), "node-m4", [](const nlohmann::json& build) {
              return test::size_by_nm(build, "temperature_table") +
                     test::size_by_nm(build, "receive_buffer");
            }));
}

TEST_F(BlameTest, ShowsAMoveAsOneStepWithoutGrowth) {
  const auto answer = blame_of("parse_number");
  const auto moved =
      std::ranges::find(answer.steps, std::string("moved"), &BlameStep::change);
  ASSERT_NE(moved, answer.steps.end());
  EXPECT_EQ(answer.builds[moved->build].metadata.label, "v1.1.0-2-g0d7ba25");
  EXPECT_EQ(moved->delta, 0);
  EXPECT_EQ(moved->object, "obj/text.o");
  EXPECT_EQ(
      moved->from,
      (Origin{.name = "parse_number", .object = "obj/command.o", .region = ".text"}));
}

TEST_F(BlameTest, ShowsTheMoveToAnotherRegion) {
  const auto answer = blame_of("sensor_history");
  ASSERT_EQ(answer.steps.size(), 2U);
  EXPECT_EQ(answer.steps[0].change, "moved");
  EXPECT_EQ(answer.steps[0].region, ".ccmram");
  EXPECT_EQ(answer.steps[0].from->region, ".bss");
  EXPECT_EQ(answer.steps[1].change, "first");
}

TEST_F(BlameTest, ShowsBirthAndDeath) {
  const auto born = blame_of("queue").steps.back();
  EXPECT_EQ(born.change, "added");
  EXPECT_EQ(born.old_size, std::nullopt);
  const auto dead = blame_of("text_unknown").steps.front();
  EXPECT_EQ(dead.change, "removed");
  EXPECT_EQ(dead.new_size, std::nullopt);
  EXPECT_EQ(dead.delta, -dead.old_size.value());
}

// The story renames crc_update to crc16_ccitt, which are alike and of one size.
TEST_F(BlameTest, GuessesARenameWhereASymbolComesOrGoes) {
  const auto came = blame_of("crc16_ccitt").steps.back();
  EXPECT_EQ(came.change, "renamed");
  EXPECT_TRUE(came.is_guess);
  EXPECT_EQ(came.from->name, "crc_update");
  EXPECT_EQ(came.delta, 0);
  const auto went = blame_of("crc_update").steps.front();
  EXPECT_EQ(went.change, "renamed");
  EXPECT_EQ(went.to->name, "crc16_ccitt");
}

TEST_F(BlameTest, FollowsAnAliasThroughItsGroup) {
  const auto answer = blame_of("debug_write");
  EXPECT_THAT(steps_of(answer),
              ElementsAre(Step{"v1.0.0", 48, 48}, Step{"v1.2.0-1-g41cc7e9", 70, 22}));
}

TEST_F(BlameTest, FollowsABranchFromItsFork) {
  const auto answer =
      blame(database(),
            {.target = "node-m4", .branch = "release/1.1", .names = {"receive_buffer"}});
  EXPECT_THAT(steps_of(answer),
              ElementsAre(Step{"v1.0.0", 68, 68}, Step{"v1.1.1", 132, 64}));
}

TEST_F(BlameTest, LeavesOutWhatWasBefore) {
  const auto answer =
      blame(database(),
            {.target = "node-m4", .names = {"RAM"}, .since = build("v1.1.0-3-gb24f906")});
  EXPECT_THAT(steps_of(answer), ElementsAre(Step{"v1.1.0-5-g62afb91", 17016, 11776},
                                            Step{"v1.2.0", 5112, -11904},
                                            Step{"v1.2.0-1-g41cc7e9", 5120, 8}));
}

TEST_F(BlameTest, SumsTheStepsThatItLeavesOut) {
  const auto all = blame(database(), {.target = "node-m4", .names = {"obj/*"}});
  const auto few = blame(database(), {.target = "node-m4",
                                      .names = {"obj/*"},
                                      .filters = {.min_delta = 100, .row_limit = 5}});
  const auto sum_of = [](const Blame& blame) {
    std::int64_t sum = blame.others ? blame.others->delta : 0;
    for (const auto& step : blame.steps) {
      sum += step.delta;
    }
    return sum;
  };
  ASSERT_EQ(few.steps.size(), 5U);
  EXPECT_EQ(sum_of(few), sum_of(all));
  EXPECT_EQ(few.others->rows + 5, static_cast<std::int64_t>(all.steps.size()));
  EXPECT_TRUE(std::ranges::all_of(
      few.steps, [](const BlameStep& step) { return std::abs(step.delta) >= 100; }));
}

ErrorCode code_of(const Database& database, const BlameRequest& request) {
  try {
    blame(database, request);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

TEST_F(BlameTest, RefusesWhatItCannotAnswer) {
  EXPECT_EQ(code_of(database(), {.target = "node-m4", .names = {"no_such_name"}}),
            ErrorCode::not_found);
  EXPECT_EQ(
      code_of(database(),
              {.target = "node-m4", .names = {".text", "parse_number"}, .total = true}),
      ErrorCode::usage);
  EXPECT_EQ(code_of(database(),
                    {.target = "node-m4", .names = {".text"}, .since = build("v1.1.1")}),
            ErrorCode::usage);
}

}  // namespace
}  // namespace memstrata

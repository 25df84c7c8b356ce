#include "query/compare_targets.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "query/story_answers.hpp"

namespace memstrata {
namespace {

using CompareTargetsTest = test::StoryAnswersTest;

/// By name: what nm says that it grew on each target, names of shared bytes left out.
std::map<std::string, std::map<std::string, std::int64_t>> growth_by_nm(
    const nlohmann::json& truth, const std::string& from, const std::string& to) {
  std::map<std::string, std::map<std::string, std::int64_t>> growth;
  for (const auto& pair : truth["growth"]) {
    if (pair["from"] == from && pair["to"] == to) {
      for (const auto& symbol : pair["symbols"]) {
        if (!symbol["shared"].get<bool>()) {
          growth[symbol["name"]][pair["target"]] = symbol["delta"];
        }
      }
    }
  }
  return growth;
}

const SharedGrowth* row_of(const TargetComparison& comparison, const std::string& name) {
  const auto found = std::ranges::find(comparison.rows, name, &SharedGrowth::name);
  return found == comparison.rows.end() ? nullptr : &*found;
}

// A map does not show the alignment behind a function: up to 3 bytes of difference.
constexpr std::int64_t kPadding = 3;

TEST_F(CompareTargetsTest, FindsWhatNmSaysThatGrew) {
  const auto answer = compare_targets(database(), {.from = "v1.0.0", .to = "v1.2.0"});
  ASSERT_EQ(answer.targets.size(), 2U);
  for (const auto& [name, deltas] : growth_by_nm(truth(), "v1.0.0", "v1.2.0")) {
    std::int64_t grew_on = 0;
    std::int64_t sum = 0;
    for (const auto& [target, delta] : deltas) {
      grew_on += delta > kPadding ? 1 : 0;
      sum += delta;
    }
    if (grew_on == 0) {
      continue;
    }
    const auto* row = row_of(answer, name);
    ASSERT_NE(row, nullptr) << name;
    EXPECT_GE(row->grew_on, grew_on) << name;
    EXPECT_NEAR(static_cast<double>(row->delta), static_cast<double>(sum), 2 * kPadding)
        << name;
    EXPECT_EQ(row->on_every_target, row->grew_on == 2) << name;
  }
}

TEST_F(CompareTargetsTest, CountsWhatLiesInABlock) {
  const auto in_ram = compare_targets(
      database(), {.from = "v1.0.0", .to = "v1.1.0-5-g62afb91", .blocks = {"RAM"}});
  ASSERT_NE(row_of(in_ram, "entries"), nullptr);
  EXPECT_TRUE(row_of(in_ram, "entries")->on_every_target);
  EXPECT_EQ(row_of(in_ram, "temperature_table"), nullptr) << "it lies in FLASH";
  EXPECT_THROW(
      compare_targets(database(), {.from = "v1.0.0", .to = "latest", .blocks = {"ROM"}}),
      Error);
}

TEST_F(CompareTargetsTest, ListsWhatGrewEverywhereFirst) {
  const auto answer = compare_targets(database(), {.from = "v1.0.0", .to = "latest"});
  EXPECT_TRUE(std::ranges::is_sorted(answer.rows, std::ranges::greater{},
                                     &SharedGrowth::grew_on));
  EXPECT_TRUE(answer.rows.front().on_every_target);
  EXPECT_FALSE(answer.rows.back().on_every_target);
}

TEST_F(CompareTargetsTest, SumsTheRowsThatItLeavesOut) {
  const auto all = compare_targets(database(), {.from = "v1.0.0", .to = "latest"});
  const auto few =
      compare_targets(database(), {.from = "v1.0.0", .to = "latest", .row_limit = 3});
  std::int64_t sum_of_all = 0;
  for (const auto& row : all.rows) {
    sum_of_all += row.delta;
  }
  std::int64_t sum_of_few = few.others->delta;
  for (const auto& row : few.rows) {
    sum_of_few += row.delta;
  }
  EXPECT_EQ(few.rows.size(), 3U);
  EXPECT_EQ(sum_of_few, sum_of_all);
}

TEST_F(CompareTargetsTest, NeedsATargetThatHasBothBuilds) {
  try {
    compare_targets(database(), {.from = "v1.0.0", .to = "v9"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
  }
}

}  // namespace
}  // namespace memstrata

#include "query/top.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "query/story_answers.hpp"

namespace memstrata {
namespace {

using TopTest = test::StoryAnswersTest;

std::int64_t sum_of(const Top& top) {
  std::int64_t sum = top.other_bytes + top.fill - top.overlap;
  for (const auto& row : top.rows) {
    sum += row.size;
  }
  return sum;
}

TEST_F(TopTest, AddsUpAtEveryLevelWithEveryFilter) {
  for (const Level level :
       {Level::region, Level::archive, Level::object, Level::symbol}) {
    for (const Filters& filters :
         {Filters{.row_limit = 3}, Filters{.blocks = {"FLASH"}, .row_limit = 3},
          Filters{.blocks = {"RAM"}}, Filters{.objects = {"obj/*"}, .row_limit = 2}}) {
      const auto answer = top(database(), build("v1.2.0"), level, filters);
      EXPECT_EQ(sum_of(answer), answer.total) << level_name(level);
      EXPECT_TRUE(answer.adds_up);
      EXPECT_TRUE(
          std::ranges::is_sorted(answer.rows, std::ranges::greater{}, &ShownRow::size));
    }
  }
}

TEST_F(TopTest, HasTheSizesOfRegionsThatReadelfHas) {
  const auto answer = top(database(), build("v1.0.0"), Level::region);
  for (const auto& region : truth()["builds"][0]["regions"]) {
    if (!region["loaded"].get<bool>()) {
      continue;
    }
    const auto row = std::ranges::find(answer.rows, region["name"].get<std::string>(),
                                       &ShownRow::name);
    ASSERT_NE(row, answer.rows.end()) << region["name"];
    EXPECT_EQ(row->size, region["size"].get<std::int64_t>()) << region["name"];
  }
}

TEST_F(TopTest, ListsBlocksWithoutATotal) {
  const auto answer = top(database(), build("v1.2.0"), Level::block);
  EXPECT_EQ(answer.total, std::nullopt);
  EXPECT_EQ(answer.rows.front().name, "FLASH");
  EXPECT_THROW(top(database(), build("v1.2.0"), Level::block, {.objects = {"a"}}), Error);
}

}  // namespace
}  // namespace memstrata

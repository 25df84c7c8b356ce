#include "query/trend.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/diff.hpp"
#include "query/growth.hpp"
#include "query/sample_history.hpp"
#include "query/show.hpp"

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;
using testing::ElementsAre;
using testing::Optional;

using Sizes = std::vector<std::optional<std::int64_t>>;

/// v1: f 10, g 20 in a.o.  v2: f 30.  v3: f 30, g moved to b.o and grew to 25.
class ThreeBuildsTest : public testing::Test {
 protected:
  ThreeBuildsTest() {
    builds_.push_back(history_.put(
        "v1", sample_with({function_of("a.o", "f", 10), function_of("a.o", "g", 20)}),
        {"v1"}));
    builds_.push_back(history_.put("v2", sample_with({function_of("a.o", "f", 30)})));
    builds_.push_back(history_.put(
        "v3", sample_with({function_of("a.o", "f", 30), function_of("b.o", "g", 25)}),
        {"v3"}));
  }

  static Sizes sizes_of(const TrendSeries& series) {
    Sizes sizes;
    for (const auto& point : series.points) {
      sizes.push_back(point.size);
    }
    return sizes;
  }

  [[nodiscard]] Trend ask(const std::string& name, Axis axis = Axis::every_build) const {
    return trend(history_.database(), {.target = "board", .names = {name}, .axis = axis});
  }

  test::SampleHistory history_;
  std::vector<StoredBuild> builds_;
};

TEST_F(ThreeBuildsTest, FollowsASymbolBuildByBuild) {
  const auto answer = ask("f");
  ASSERT_EQ(answer.series.size(), 1U);
  EXPECT_EQ(answer.series[0].level, "symbol");
  EXPECT_EQ(sizes_of(answer.series[0]), (Sizes{10, 30, 30}));
  EXPECT_EQ(answer.series[0].points[1].delta, 20);
  EXPECT_EQ(answer.series[0].points[2].delta, 0);
}

TEST_F(ThreeBuildsTest, TellsNotThereFromEmpty) {
  EXPECT_EQ(sizes_of(ask("a.o").series.at(0)), (Sizes{30, 30, 30}));
  EXPECT_EQ(sizes_of(ask("b.o").series.at(0)), (Sizes{std::nullopt, std::nullopt, 25}));
  EXPECT_EQ(sizes_of(ask(".bss").series.at(0)), (Sizes{0, 0, 0}));
}

TEST_F(ThreeBuildsTest, FollowsBlocksAndRegions) {
  EXPECT_EQ(sizes_of(ask("FLASH").series.at(0)), (Sizes{30, 30, 55}));
  EXPECT_EQ(sizes_of(ask(".text").series.at(0)), (Sizes{30, 30, 55}));
}

TEST_F(ThreeBuildsTest, ShowsReleasesAlone) {
  const auto answer = ask("f", Axis::releases);
  EXPECT_EQ(sizes_of(answer.series.at(0)), (Sizes{10, 30}));
  EXPECT_EQ(answer.builds.at(1).metadata.label, "v3");
}

TEST_F(ThreeBuildsTest, SaysWhenThereIsNothingOfThatName) {
  EXPECT_THROW(static_cast<void>(ask("no_such_thing")), Error);
}

TEST_F(ThreeBuildsTest, GrowsWithoutCountingAMove) {
  const auto answer = growth(history_.database(), {builds_[0], builds_[2]});
  ASSERT_EQ(answer.rows.size(), 2U);
  EXPECT_EQ(answer.rows[0].name, "f");
  EXPECT_EQ(answer.rows[0].delta, 20);
  EXPECT_EQ(answer.rows[1].name, "g");
  EXPECT_EQ(answer.rows[1].delta, 5);
}

TEST_F(ThreeBuildsTest, ShowsTheSizesBetweenFirstAndLast) {
  const auto answer = growth(history_.database(), builds_);
  EXPECT_EQ(answer.rows.at(0).sizes, (Sizes{10, 30, 30}));
  EXPECT_EQ(answer.rows.at(1).sizes, (Sizes{20, std::nullopt, 25}));
}

TEST_F(ThreeBuildsTest, PivotsOverTheReleases) {
  const auto tagged = releases(history_.database(), "board");
  ASSERT_EQ(tagged.size(), 2U);
  const auto answer = growth(history_.database(), tagged, Level::object);
  EXPECT_EQ(answer.rows.at(0).name, "b.o");
  EXPECT_EQ(answer.rows.at(0).sizes, (Sizes{std::nullopt, 25}));
}

TEST_F(ThreeBuildsTest, ShowsABuildWhole) {
  const auto answer =
      show(history_.database(), builds_[2], {Level::object, Level::symbol});
  EXPECT_EQ(answer.total, 55);
  ASSERT_EQ(answer.levels.size(), 2U);
  EXPECT_EQ(answer.levels[0].rows.at(0).name, "a.o");
  EXPECT_EQ(answer.levels[1].rows.at(1).size, 25);
  EXPECT_EQ(answer.blocks.at(0).used, 55);
  EXPECT_EQ(answer.regions.at(0).name, ".text");
  EXPECT_TRUE(answer.adds_up);
}

/// A common symbol and the bytes that the linker put behind it for the next one.
test::SampleContribution commons_of(const std::string& object, Bytes buffer,
                                    Bytes padding) {
  return {.object = object,
          .section = "COMMON",
          .spans = {{.names = {"buffer"}, .size = buffer, .size_from = SizeFrom::common},
                    {.size = padding, .size_from = SizeFrom::padding}}};
}

TEST(TrendTest, LeavesPaddingBehindCommonSymbolsOutOfAnObjectAsDiffDoes) {
  test::SampleHistory history;
  const StoredBuild first =
      history.put("v1", sample_with({}, {}, {commons_of("driver.o", 37, 3)}));
  const StoredBuild second =
      history.put("v2", sample_with({}, {}, {commons_of("driver.o", 40, 8)}));
  const auto trended =
      trend(history.database(), {.target = "board", .names = {"driver.o"}});
  ASSERT_EQ(trended.series.size(), 1U);
  ASSERT_EQ(trended.series[0].points.size(), 2U);
  EXPECT_THAT(trended.series[0].points[0].size, Optional(37));
  EXPECT_THAT(trended.series[0].points[1].size, Optional(40));
  const auto differing = diff_builds(history.database(), first, second, Level::object);
  ASSERT_EQ(differing.rows.size(), 1U);
  EXPECT_THAT(differing.rows[0].old_size, Optional(37));
  EXPECT_THAT(differing.rows[0].new_size, Optional(40));
  EXPECT_EQ(differing.fill.delta, 5);
}

}  // namespace
}  // namespace memstrata

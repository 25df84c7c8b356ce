#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/aliases.hpp"
#include "query/blame.hpp"
#include "query/find_symbol.hpp"
#include "query/sample_history.hpp"
#include "query/trend.hpp"

// Histories that are small enough to be computed by hand.

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// A function with several names.
test::SampleContribution function_called(const std::vector<std::string>& names,
                                         Bytes size) {
  auto function = function_of("a.o", names.front(), size);
  function.spans.front().names = names;
  return function;
}

/// Label, change, new size (-1: gone), delta; oldest first.
using Step = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;

std::vector<Step> blamed(const Database& database, const std::string& name) {
  const auto answer = blame(database, {.target = "board", .names = {name}});
  std::vector<Step> steps;
  for (const auto& step : answer.steps) {
    steps.emplace_back(answer.builds[step.build].metadata.label, step.change,
                       step.new_size.value_or(-1), step.delta);
  }
  std::ranges::reverse(steps);
  return steps;
}

TEST(SmallHistoriesTest, TakeACompilersCloneForTheSameSymbol) {
  test::SampleHistory history;
  history.put("v1", sample_with({function_of("a.o", "f", 10)}));
  history.put("v2", sample_with({function_of("a.o", "f.constprop.0", 12)}));
  history.put("v3", sample_with({function_of("a.o", "f.isra.3", 12)}));
  EXPECT_THAT(blamed(history.database(), "f"),
              ElementsAre(Step{"v1", "first", 10, 10}, Step{"v2", "grew", 12, 2}));
}

TEST(SmallHistoriesTest, ShowAMoveThatGrewByWhatItGrew) {
  test::SampleHistory history;
  history.put("v1", sample_with({function_of("a.o", "g", 20)}));
  history.put("v2", sample_with({function_of("b.o", "g", 25)}));
  history.put("v3", sample_with({}));
  history.put("v4", sample_with({function_of("b.o", "g", 25)}));
  EXPECT_THAT(blamed(history.database(), "g"),
              ElementsAre(Step{"v1", "first", 20, 20}, Step{"v2", "moved", 25, 5},
                          Step{"v3", "removed", -1, -25}, Step{"v4", "added", 25, 25}));
}

/// v1: f and g are 40 bytes.  v2: h is a name of them, too.  v3: g is on its own, 16
/// bytes.  v4: f is gone, h is left.
class AliasHistoryTest : public testing::Test {
 protected:
  AliasHistoryTest() {
    history_.put("v1", sample_with({function_called({"f", "g"}, 40)}));
    history_.put("v2", sample_with({function_called({"f", "g", "h"}, 40)}));
    history_.put(
        "v3", sample_with({function_called({"f", "h"}, 40), function_called({"g"}, 16)}));
    last_ = history_.put(
        "v4", sample_with({function_called({"h"}, 40), function_called({"g"}, 16)}));
  }

  [[nodiscard]] const Database& database() const { return history_.database(); }

  test::SampleHistory history_;
  StoredBuild last_;
};

/// Label, change, name, growth of the group.
using Event = std::tuple<std::string, std::string, std::string, std::int64_t>;

TEST_F(AliasHistoryTest, TellsWhoJoinedAndLeftAndThatNothingGrew) {
  const auto answer = aliases_of_name(database(), last_, "h");
  std::vector<Event> events;
  for (const auto& event : answer.events) {
    const auto& label = answer.builds[event.build].metadata.label;
    if (label != "v1") {  // when all of the group was born
      events.emplace_back(label, event.change, event.name, event.delta);
    }
  }
  EXPECT_THAT(events, UnorderedElementsAre(Event{"v2", "joined", "h", 0},
                                           Event{"v3", "left", "g", 0},
                                           Event{"v4", "left", "f", 0}));
}

TEST_F(AliasHistoryTest, KeepsTheGroupWhileItsNamesChange) {
  EXPECT_THAT(blamed(database(), "h"), ElementsAre(Step{"v1", "first", 40, 40}));
  const auto answer = aliases_of_name(database(), last_, "h");
  ASSERT_EQ(answer.groups.size(), 1U);
  EXPECT_EQ(answer.groups[0].name, "h");
  EXPECT_THAT(answer.groups[0].aliases, IsEmpty());
}

TEST_F(AliasHistoryTest, CountsASplitAsExactlyItsBytes) {
  const auto answer = blame(database(), {.target = "board", .names = {".text"}});
  ASSERT_FALSE(answer.steps.empty());
  EXPECT_EQ(answer.builds[answer.steps[0].build].metadata.label, "v3");
  EXPECT_EQ(answer.steps[0].delta, 16);
}

TEST_F(AliasHistoryTest, FindsEachNameForAsLongAsItWasThere) {
  const auto place_of = [this](const std::string& name) {
    return find_symbol(database(), name).at(0);
  };
  EXPECT_EQ(place_of("f").builds, 3);
  EXPECT_EQ(place_of("f").size, std::nullopt);
  EXPECT_EQ(place_of("g").builds, 4);
  EXPECT_EQ(place_of("g").smallest, 16);
  EXPECT_EQ(place_of("g").largest, 40);
  EXPECT_EQ(place_of("h").builds, 3);
  EXPECT_EQ(place_of("h").first, "v2");
  EXPECT_EQ(place_of("h").alias_of, "f");
}

TEST(SmallHistoriesTest, ShowTheWindowOfATrendThatIsAskedFor) {
  test::SampleHistory history;
  std::vector<StoredBuild> builds;
  for (const Bytes size : {10U, 20U, 90U, 5U, 30U, 40U, 50U, 60U}) {
    builds.push_back(history.put("v" + std::to_string(builds.size() + 1),
                                 sample_with({function_of("a.o", "f", size)})));
  }
  const auto answer = trend(history.database(), {.target = "board",
                                                 .names = {"f"},
                                                 .since = builds[1],
                                                 .until = builds[6],
                                                 .points = 4});
  std::vector<std::pair<std::string, std::int64_t>> points;
  for (const auto& point : answer.series.at(0).points) {
    points.emplace_back(answer.builds[point.build].metadata.label, point.size.value());
  }
  EXPECT_THAT(points, ElementsAre(std::pair("v2", 20), std::pair("v3", 90),
                                  std::pair("v4", 5), std::pair("v7", 50)));
}

}  // namespace
}  // namespace memstrata

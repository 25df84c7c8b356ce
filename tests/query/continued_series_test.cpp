// What a trend makes of a symbol that moves or gets another name.
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "query/sample_history.hpp"
#include "query/story_answers.hpp"
#include "query/trend.hpp"
#include "store/renames.hpp"

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;
using testing::ElementsAre;
using testing::IsEmpty;

using Sizes = std::vector<std::optional<std::int64_t>>;

class ContinuedSeriesTest : public testing::Test {
 protected:
  /// A build in which a.o holds some functions between two that stay.
  void given_functions(const std::vector<std::pair<std::string, Bytes>>& functions,
                       const std::vector<std::string>& tags = {}) {
    given_objects({{"a.o", functions}}, tags);
  }

  struct Object {
    std::string path;
    std::vector<std::pair<std::string, Bytes>> functions;
  };

  void given_objects(const std::vector<Object>& objects,
                     const std::vector<std::string>& tags = {}) {
    std::vector<test::SampleContribution> text;
    for (const auto& [path, functions] : objects) {
      text.push_back(function_of(path, "before", 8));
      for (const auto& [name, size] : functions) {
        text.push_back(function_of(path, name, size));
      }
      text.push_back(function_of(path, "behind", 8));
    }
    history_.put("v" + std::to_string(++count_), sample_with(std::move(text)), tags);
  }

  [[nodiscard]] std::vector<TrendSeries> series(const std::string& name,
                                                Axis axis = Axis::every_build) const {
    return trend(history_.database(), {.target = "board", .names = {name}, .axis = axis})
        .series;
  }

  static Sizes sizes(const TrendSeries& series) {
    Sizes all;
    for (const auto& point : series.points) {
      all.push_back(point.size);
    }
    return all;
  }

  test::SampleHistory history_;
  int count_ = 0;
};

TEST_F(ContinuedSeriesTest, FollowsAGuessedRenameUnderEitherNameAndSaysSo) {
  given_functions({{"crc_update", 12}});
  given_functions({{"crc16_ccitt", 12}});
  given_functions({{"crc16_ccitt", 20}});
  for (const auto* name : {"crc_update", "crc16_ccitt", "crc*"}) {
    const auto found = series(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(found[0].name, "crc16_ccitt");
    EXPECT_EQ(sizes(found[0]), (Sizes{12, 12, 20}));
    ASSERT_EQ(found[0].moves.size(), 1U);
    const SeriesMove& move = found[0].moves[0];
    EXPECT_EQ(move.build, 1U);
    EXPECT_EQ(move.change, "renamed");
    EXPECT_EQ(move.from.name, "crc_update");
    EXPECT_EQ(move.to.name, "crc16_ccitt");
    EXPECT_TRUE(move.is_guess);
  }
}

TEST_F(ContinuedSeriesTest, GuessesNothingWhereSizesDiffer) {
  given_functions({{"crc_update", 12}});
  given_functions({{"crc16_ccitt", 16}});
  const auto found = series("crc16_ccitt");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(sizes(found[0]), (Sizes{std::nullopt, 16}));
  EXPECT_THAT(found[0].moves, IsEmpty());
  EXPECT_EQ(series("crc*").size(), 2U);
}

TEST_F(ContinuedSeriesTest, FollowsSeveralRenamesInARow) {
  given_functions({{"read_one", 12}});
  given_functions({{"read_two", 12}});
  given_functions({{"read_three", 12}});
  for (const auto* name : {"read_one", "read_two", "read_three"}) {
    const auto found = series(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(sizes(found[0]), (Sizes{12, 12, 12}));
    ASSERT_EQ(found[0].moves.size(), 2U);
    EXPECT_EQ(found[0].moves[0].to.name, "read_two");
    EXPECT_EQ(found[0].moves[1].to.name, "read_three");
  }
}

TEST_F(ContinuedSeriesTest, IsSureOfWhatSomebodySaid) {
  given_functions({{"crc_update", 12}});
  given_functions({{"checksum", 20}});
  EXPECT_EQ(series("crc_update").at(0).name, "crc_update");
  add_rename(history_.store(), "board", "crc_update", "checksum");
  for (const auto* name : {"crc_update", "checksum", "check*"}) {
    const auto found = series(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(sizes(found[0]), (Sizes{12, 20}));
    ASSERT_EQ(found[0].moves.size(), 1U);
    EXPECT_EQ(found[0].moves[0].change, "renamed");
    EXPECT_FALSE(found[0].moves[0].is_guess);
  }
}

TEST_F(ContinuedSeriesTest, FollowsAMoveToAnotherObjectAndBack) {
  given_objects({{"a.o", {{"f", 10}}}, {"b.o", {}}});
  given_objects({{"a.o", {}}, {"b.o", {{"f", 12}}}});
  given_objects({{"a.o", {{"f", 14}}}, {"b.o", {}}});
  const auto found = series("f");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(sizes(found[0]), (Sizes{10, 12, 14}));
  ASSERT_EQ(found[0].moves.size(), 2U);
  EXPECT_EQ(found[0].moves[0].change, "moved");
  EXPECT_EQ(found[0].moves[0].from.object, "a.o");
  EXPECT_EQ(found[0].moves[1].from.object, "b.o");
  EXPECT_EQ(found[0].moves[1].to.object, "a.o");
}

TEST_F(ContinuedSeriesTest, LeavesTwoOfOneNameApart) {
  given_objects({{"a.o", {{"init", 10}}}, {"b.o", {}}});
  given_objects({{"a.o", {{"init", 10}}}, {"b.o", {{"init", 6}}}});
  const auto found = series("init");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(sizes(found[0]), (Sizes{10, 10}));
  EXPECT_EQ(sizes(found[1]), (Sizes{std::nullopt, 6}));
}

TEST_F(ContinuedSeriesTest, KeepsAGapInOneSeries) {
  given_functions({{"f", 10}});
  given_functions({});
  given_functions({{"f", 11}});
  const auto found = series("f");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(sizes(found[0]), (Sizes{10, std::nullopt, 11}));
  EXPECT_THAT(found[0].moves, IsEmpty());
}

TEST_F(ContinuedSeriesTest, TellsARenameBetweenReleasesAtTheNextOne) {
  given_functions({{"crc_update", 12}}, {"1.0"});
  given_functions({{"crc16_ccitt", 12}});
  given_functions({{"crc16_ccitt", 12}}, {"1.1"});
  const auto found = series("crc16_ccitt", Axis::releases);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(sizes(found[0]), (Sizes{12, 12}));
  ASSERT_EQ(found[0].moves.size(), 1U);
  EXPECT_EQ(found[0].moves[0].build, 1U);
}

TEST_F(ContinuedSeriesTest, ChangesNoSum) {
  given_functions({{"crc_update", 12}, {"crc_table", 64}});
  given_functions({{"crc16_ccitt", 12}, {"crc_table", 64}});
  std::int64_t first = 0;
  std::int64_t last = 0;
  for (const auto& one : series("crc*")) {
    first += one.points.front().size.value_or(0);
    last += one.points.back().size.value_or(0);
  }
  EXPECT_EQ(first, 76);
  EXPECT_EQ(last, 76);
}

using StoryRenamesTest = test::StoryAnswersTest;

// crc_update became crc16_ccitt: nm knows the one name or the other.
TEST_F(StoryRenamesTest, AddNoByteToWhatNmSeesUnderBothNames) {
  Sizes by_nm;
  for (const auto& build : truth()["builds"]) {
    if (build["target"] == "node-m4" && build["label"] != "v1.1.1") {
      by_nm.emplace_back(test::size_by_nm(build, "crc_update") +
                         test::size_by_nm(build, "crc16_ccitt"));
    }
  }
  const auto found =
      trend(database(), {.target = "node-m4", .names = {"crc16_ccitt"}}).series;
  ASSERT_EQ(found.size(), 1U);
  Sizes sizes;
  for (const auto& point : found[0].points) {
    sizes.push_back(point.size);
  }
  EXPECT_EQ(sizes, by_nm);
}

}  // namespace
}  // namespace memstrata

#include "query/renames.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/blame.hpp"
#include "query/diff.hpp"
#include "query/named_query.hpp"
#include "query/sample_history.hpp"
#include "query/trend.hpp"
#include "store/renames.hpp"

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;

/// A function between two others, in v1 and in v2.
class RenamesTest : public testing::Test {
 protected:
  void given_function(const std::string& label, const std::string& name, Bytes size) {
    builds_.push_back(history_.put(
        label,
        sample_with({function_of("a.o", "before", 8), function_of("a.o", name, size),
                     function_of("a.o", "behind", 8)})));
  }

  [[nodiscard]] Diff difference() const {
    return diff_builds(history_.database(), builds_.front(), builds_.back());
  }

  test::SampleHistory history_;
  std::vector<StoredBuild> builds_;
};

TEST_F(RenamesTest, GuessesOneOfTheSameSizeBetweenTheSameNeighbours) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "crc16_ccitt", 12);
  const auto diff = difference();
  ASSERT_EQ(diff.rows.size(), 1U);
  EXPECT_EQ(diff.rows[0].name, "crc16_ccitt");
  EXPECT_EQ(diff.rows[0].change, "renamed");
  EXPECT_TRUE(diff.rows[0].is_guess);
  EXPECT_EQ(diff.rows[0].from,
            (Origin{.name = "crc_update", .object = "a.o", .region = ".text"}));
  EXPECT_EQ(diff.rows[0].delta, 0);
  EXPECT_TRUE(diff.adds_up);
}

TEST_F(RenamesTest, GuessesNothingForNamesThatAreNotAlike) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "parse_line", 12);
  EXPECT_EQ(difference().rows.size(), 2U);
}

TEST_F(RenamesTest, GuessesNothingForOtherSizes) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "crc16_ccitt", 14);
  const auto diff = difference();
  EXPECT_EQ(diff.rows.size(), 2U);
  EXPECT_EQ(diff.total->delta, 2);
}

TEST_F(RenamesTest, FollowsWhatSomebodySaid) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "checksum", 20);
  add_rename(history_.store(), "board", "crc_update", "checksum");
  const auto diff = difference();
  ASSERT_EQ(diff.rows.size(), 1U);
  EXPECT_EQ(diff.rows[0].change, "renamed");
  EXPECT_FALSE(diff.rows[0].is_guess);
  EXPECT_EQ(diff.rows[0].delta, 8);
  EXPECT_TRUE(diff.adds_up);
}

TEST_F(RenamesTest, FollowsAChainOfRenames) {
  given_function("v1", "one", 12);
  given_function("v2", "two", 12);
  given_function("v3", "three", 16);
  add_rename(history_.store(), "board", "one", "two");
  add_rename(history_.store(), "board", "two", "three");
  EXPECT_EQ(difference().rows.at(0).delta, 4);
  EXPECT_EQ(renames(history_.database(), "board").at(0).latest, "three");
}

TEST_F(RenamesTest, MakesOneSeriesOfTheTwoNames) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "checksum", 20);
  add_rename(history_.store(), "board", "crc_update", "checksum");
  const auto answer =
      trend(history_.database(), {.target = "board", .names = {"checksum"}});
  ASSERT_EQ(answer.series.size(), 1U);
  EXPECT_EQ(answer.series[0].points.at(0).size, 12);
  EXPECT_EQ(answer.series[0].points.at(1).size, 20);
}

TEST_F(RenamesTest, IsAStepOfBlame) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "checksum", 20);
  add_rename(history_.store(), "board", "crc_update", "checksum");
  const auto answer =
      blame(history_.database(), {.target = "board", .names = {"checksum"}});
  ASSERT_EQ(answer.steps.size(), 2U);
  EXPECT_EQ(answer.steps[0].change, "renamed");
  EXPECT_EQ(answer.steps[0].delta, 8);
  EXPECT_EQ(answer.steps[1].change, "first");
}

TEST_F(RenamesTest, IsGuessedInBlameAsNeitherPlusNorMinus) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "crc16_ccitt", 12);
  const auto steps_of = [this](const std::vector<std::string>& names) {
    return blame(history_.database(), {.target = "board", .names = names}).steps;
  };
  const auto both = steps_of({"crc*"});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].change, "renamed");
  EXPECT_TRUE(both[0].is_guess);
  EXPECT_EQ(both[0].delta, 0);
  EXPECT_EQ(both[0].from->name, "crc_update");
  EXPECT_EQ(both[1].change, "first");
  const auto new_one = steps_of({"crc16_ccitt"});
  ASSERT_EQ(new_one.size(), 1U);
  EXPECT_EQ(new_one[0].from->name, "crc_update");
  const auto old_one = steps_of({"crc_update"});
  ASSERT_EQ(old_one.size(), 2U);
  EXPECT_EQ(old_one[0].to->name, "crc16_ccitt");
  EXPECT_EQ(old_one[0].delta, 0);
}

TEST_F(RenamesTest, CanBeAskedForByPairsOfBuilds) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "crc16_ccitt", 12);
  const auto guesses =
      run_query(history_.database(), find_query("symbol/rename_guesses"),
                {{"old", builds_.front().id}, {"new", builds_.back().id}});
  ASSERT_EQ(guesses.rows.size(), 1U);
  EXPECT_EQ(guesses.rows[0].at(0), Cell{"crc_update"});
  EXPECT_EQ(guesses.rows[0].at(1), Cell{"crc16_ccitt"});
}

TEST_F(RenamesTest, ForgetsWhatIsUndone) {
  given_function("v1", "crc_update", 12);
  given_function("v2", "checksum", 20);
  add_rename(history_.store(), "board", "crc_update", "checksum");
  remove_rename(history_.store(), "board", "crc_update", "checksum");
  EXPECT_EQ(difference().rows.size(), 2U);
  EXPECT_THROW(remove_rename(history_.store(), "board", "crc_update", "checksum"), Error);
}

TEST_F(RenamesTest, RefusesACircle) {
  given_function("v1", "one", 12);
  add_rename(history_.store(), "board", "one", "two");
  add_rename(history_.store(), "board", "two", "three");
  EXPECT_THROW(add_rename(history_.store(), "board", "three", "one"), Error);
}

}  // namespace
}  // namespace memstrata

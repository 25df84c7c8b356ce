#include <atomic>
#include <chrono>

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/named_query.hpp"
#include "query/query_header.hpp"
#include "query/sample_history.hpp"

namespace memstrata {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kNumbers =
    "-- Which numbers are there?\n"
    "-- @param  last  count = 3  how many\n"
    "-- @column n     count      from 1\n"
    "WITH RECURSIVE number (n) AS (\n"
    "  SELECT 1 UNION ALL SELECT number.n + 1 FROM number WHERE number.n < :last\n"
    ")\n"
    "SELECT number.n AS n FROM number;\n";

class RunQueryTest : public testing::Test {
 protected:
  ResultTable run(const Arguments& arguments, const RunOptions& options = {}) {
    return run_query(history_.database(), numbers_, arguments, options);
  }

  Error error_of(const Arguments& arguments, const RunOptions& options = {}) {
    try {
      run(arguments, options);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorCode::internal, "no error"};
  }

  test::SampleHistory history_;
  NamedQuery numbers_ = read_query("number/list", kNumbers);
};

TEST_F(RunQueryTest, UsesTheDefaultOfAParameterThatIsNotGiven) {
  EXPECT_EQ(run({}).rows.size(), 3U);
  EXPECT_EQ(run({{"last", std::int64_t{5}}}).rows.size(), 5U);
}

// A question stays prepared: nothing of the first run may show in the second.
TEST_F(RunQueryTest, CanBeAskedAgainAndInsideItself) {
  std::vector<std::size_t> inner;
  stream_query(history_.database(), numbers_, {{"last", std::int64_t{2}}},
               [&](const std::vector<Cell>& /*cells*/) {
                 inner.push_back(run({{"last", std::int64_t{4}}}).rows.size());
                 return true;
               });
  EXPECT_EQ(inner, (std::vector<std::size_t>{4, 4}));
  EXPECT_EQ(run({}).rows.size(), 3U);
}

TEST_F(RunQueryTest, TurnsTextIntoTheKindOfTheParameter) {
  EXPECT_EQ(run({{"last", "5"}}).rows.size(), 5U);
  EXPECT_THAT(error_of({{"last", "many"}}).what(), HasSubstr("last: 'many' is no count"));
  EXPECT_EQ(error_of({{"last", "-1"}}).code(), ErrorCode::usage);
}

TEST_F(RunQueryTest, RefusesAnArgumentThatTheQuestionDoesNotHave) {
  const auto error = error_of({{"first", "1"}});
  EXPECT_EQ(error.code(), ErrorCode::usage);
  EXPECT_THAT(error.what(),
              HasSubstr("number/list has no parameter 'first'; it has last"));
}

TEST_F(RunQueryTest, RefusesToRunWithoutAnArgumentThatItNeeds) {
  numbers_.parameters[0].default_value.reset();
  EXPECT_THAT(error_of({}).what(), HasSubstr("number/list needs last=count (how many)"));
}

TEST_F(RunQueryTest, SaysWhenTheRowLimitCutTheAnswer) {
  EXPECT_TRUE(run({}, {.row_limit = 2}).cut);
  EXPECT_EQ(run({}, {.row_limit = 2}).rows.size(), 2U);
  EXPECT_FALSE(run({}, {.row_limit = 3}).cut);
}

TEST_F(RunQueryTest, StopsAStatementThatRunsTooLong) {
  const Arguments endless{{"last", std::int64_t{1'000'000'000'000}}};
  EXPECT_EQ(
      error_of(endless, {.row_limit = 0, .time_limit = std::chrono::milliseconds(20)})
          .code(),
      ErrorCode::time_limit);
}

TEST_F(RunQueryTest, StopsWhenASignalCame) {
  const std::atomic<bool> interrupted = true;
  const Arguments endless{{"last", std::int64_t{1'000'000'000'000}}};
  EXPECT_EQ(error_of(endless, {.interrupted = &interrupted}).code(),
            ErrorCode::time_limit);
}

TEST_F(RunQueryTest, StreamsUntilTheReaderHasEnough) {
  std::size_t rows = 0;
  stream_query(history_.database(), numbers_, {{"last", std::int64_t{100}}},
               [&rows](const std::vector<Cell>&) { return ++rows < 4; });
  EXPECT_EQ(rows, 4U);
}

TEST_F(RunQueryTest, TakesABuildByReference) {
  history_.put("v1", test::small_sample());
  const auto table =
      run_query(history_.database(), find_query("build/details"), {{"builds", "latest"}});
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(table.rows[0][3]), "v1");
}

// Not a fault of the database, which other exit codes and answers stand for.
TEST_F(RunQueryTest, BlamesWhatWasGivenForWhatAFunctionRefuses) {
  history_.put("v1", test::small_sample());
  for (const Arguments& arguments :
       std::vector<Arguments>{{{"builds", "v1"}, {"level", "nosuch"}},
                              {{"builds", "v1"}, {"object_ids", "[1,"}}}) {
    try {
      run_query(history_.database(), find_query("build/sizes"), arguments);
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::usage) << error.what();
      EXPECT_THAT(error.what(), Not(HasSubstr(history_.database().path())));
    }
  }
}

TEST_F(RunQueryTest, NamesTheNearestQuestions) {
  try {
    find_query("symbol/dif");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_THAT(error.what(), HasSubstr("did you mean symbol/diff"));
  }
}

}  // namespace
}  // namespace memstrata

#include "vtab/statistic_functions.hpp"

#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace memstrata {
namespace {

class StatisticFunctionsTest : public testing::Test {
 protected:
  StatisticFunctionsTest() {
    sqlite3* connection = nullptr;
    sqlite3_open(":memory:", &connection);
    connection_.reset(connection);
    register_statistic_functions(connection);
  }

  /// The slope of the rows of a statement, rounded; "null" for none, or the error.
  std::string slope_of(const std::string& points) {
    const std::string sql =
        "WITH point (x, y) AS (" + points +
        "), found AS (SELECT theil_sen(x, y) AS slope FROM point) SELECT "
        "round(json_extract(slope, '$[0]'), 3) || ' ' || "
        "round(json_extract(slope, '$[1]'), 3) || ' ' || "
        "round(json_extract(slope, '$[2]'), 3) FROM found";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &statement, nullptr);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owned(
        statement, &sqlite3_finalize);
    if (sqlite3_step(statement) != SQLITE_ROW) {
      return sqlite3_errmsg(connection_.get());
    }
    const unsigned char* text = sqlite3_column_text(statement, 0);
    return text == nullptr ? "null" : reinterpret_cast<const char*>(text);
  }

 private:
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection_{nullptr, &sqlite3_close};
};

TEST_F(StatisticFunctionsTest, GiveTheOneSlopeOfALine) {
  EXPECT_EQ(slope_of("VALUES (0, 5), (1, 7), (2, 9), (4, 13)"), "2.0 2.0 2.0");
}

// The slopes of the 15 pairs: -760, -375, ten times 10, 266.67, 395, 780.  Kendall's S
// deviates by sqrt(6 * 5 * 17 / 18) = 5.32, 1.96 times that is 10.43: ranks 3 and 13.
TEST_F(StatisticFunctionsTest, TakeTheMedianOfTheSlopesAndTheRangeAboutIt) {
  EXPECT_EQ(slope_of("VALUES (1, 100), (2, 110), (3, 120), (4, 900), (5, 140), (6, 150)"),
            "10.0 10.0 266.667");
}

// Four of five are on a level: (5 * 4 * 15 - 4 * 3 * 13) / 18 = 8, 1.96 * sqrt(8) = 5.54.
// The slopes: six times 0, then 2.5, 3.33, 5 and 10; ranks 3 and 8.
TEST_F(StatisticFunctionsTest, AreSurerWherePointsAreOnALevel) {
  EXPECT_EQ(slope_of("VALUES (0, 1), (1, 1), (2, 1), (3, 1), (4, 11)"), "0.0 0.0 3.333");
}

TEST_F(StatisticFunctionsTest, TakeTheMeanOfTheTwoMiddleSlopes) {
  // Slopes 1, 1.5, 2, 2, 2.333 and 3 of (0, 0), (1, 1), (2, 3) and (3, 6) have 2 and 2.
  EXPECT_EQ(slope_of("VALUES (0, 0), (1, 1), (2, 3), (3, 6)"), "2.0 1.0 3.0");
  // Slopes 1, 2 with the third pair at one x.
  EXPECT_EQ(slope_of("VALUES (0, 0), (1, 1), (1, 2)"), "1.5 1.0 2.0");
}

TEST_F(StatisticFunctionsTest, DoNotMindTheOrderOfTheRows) {
  EXPECT_EQ(slope_of("VALUES (4, 13), (1, 7), (0, 5), (2, 10)"),
            slope_of("VALUES (0, 5), (1, 7), (2, 10), (4, 13)"));
}

TEST_F(StatisticFunctionsTest, KnowNoSlopeOfPointsWithOneX) {
  EXPECT_EQ(slope_of("VALUES (1, 5), (1, 7)"), "null");
  EXPECT_EQ(slope_of("VALUES (1, 5)"), "null");
  EXPECT_EQ(slope_of("SELECT 1, 1 WHERE 0"), "null");
}

TEST_F(StatisticFunctionsTest, LeaveOutWhatIsNull) {
  EXPECT_EQ(slope_of("VALUES (0, 5), (1, NULL), (NULL, 8), (2, 9)"), "2.0 2.0 2.0");
  EXPECT_EQ(slope_of("VALUES (NULL, NULL)"), "null");
}

TEST_F(StatisticFunctionsTest, LeaveOutSlopesWithoutEnd) {
  EXPECT_EQ(slope_of("VALUES (0, 5), (1, 9e999), (2, 9), (9e999, 9e999)"), "2.0 2.0 2.0");
}

TEST_F(StatisticFunctionsTest, AreJsonNextToTheLargestNumber) {
  EXPECT_EQ(slope_of("VALUES (0, 0), (1, 1.7e308)"), "1.7e+308 1.7e+308 1.7e+308");
}

TEST_F(StatisticFunctionsTest, RefuseMorePointsThanTheyCanPair) {
  const std::string numbers =
      "WITH RECURSIVE number (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM number "
      "WHERE x < ";
  EXPECT_EQ(slope_of(numbers + "1000) SELECT x, 3 * x FROM number"), "3.0 3.0 3.0");
  EXPECT_EQ(slope_of(numbers + "1001) SELECT x, 3 * x FROM number"),
            "theil_sen takes at most 1000 points");
}

}  // namespace
}  // namespace memstrata

#include "query/free_query.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class FreeQueryTest : public testing::Test {
 protected:
  ResultTable answer(const std::string& sql, const Arguments& arguments = {},
                     const RunOptions& options = {}) {
    return run_free_query(database_, sql, arguments, options);
  }

  /// What it says of a statement that it refuses.
  std::string refusal(const std::string& sql, const Arguments& arguments = {},
                      ErrorCode code = ErrorCode::usage) {
    try {
      answer(sql, arguments);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << sql;
      return error.what();
    }
    return "(answered)";
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_F(FreeQueryTest, AnswersASelect) {
  const auto table = answer("SELECT 1 AS one, 'a' AS letter UNION ALL SELECT 2, NULL");
  ASSERT_EQ(table.columns.size(), 2U);
  EXPECT_EQ(table.columns[0].name, "one");
  EXPECT_EQ(table.columns[0].kind, Kind::count);
  EXPECT_EQ(table.columns[1].kind, Kind::text);
  EXPECT_THAT(table.rows,
              ElementsAre(ElementsAre(Cell{std::int64_t{1}}, Cell{std::string("a")}),
                          ElementsAre(Cell{std::int64_t{2}}, Cell{})));
  EXPECT_FALSE(table.cut);
}

TEST_F(FreeQueryTest, TellsColumnsOfOneNameApart) {
  const auto table = answer("SELECT 1 AS a, 2 AS a, 3 AS a");
  EXPECT_EQ(table.columns[1].name, "a_2");
  EXPECT_EQ(table.columns[2].name, "a_3");
}

TEST_F(FreeQueryTest, BindsParametersByName) {
  const auto table =
      answer("SELECT :a + @b, typeof($c), typeof(:d), typeof(:e)",
             {{"a", "40"}, {"b", "2"}, {"c", "1.5"}, {"d", "1.10"}, {"e", "007"}});
  EXPECT_THAT(table.rows.at(0),
              ElementsAre(Cell{std::int64_t{42}}, Cell{std::string("real")},
                          Cell{std::string("text")}, Cell{std::string("text")}));
}

TEST_F(FreeQueryTest, SaysWhichParameterIsMissingOrUnknown) {
  EXPECT_THAT(refusal("SELECT :a"), HasSubstr("needs a=VALUE"));
  EXPECT_THAT(refusal("SELECT 1", {{"b", "2"}}), HasSubstr("no parameter :b"));
  EXPECT_THAT(refusal("SELECT ?", {}), HasSubstr(":name"));
}

TEST_F(FreeQueryTest, PointsAtTheMistake) {
  EXPECT_THAT(refusal("SELECT label\nFROM build WHERE lable = 3"),
              HasSubstr("line 2, column 18, at 'lable = 3': no such column: lable"));
  EXPECT_THAT(refusal("SELECT FROM"), HasSubstr("line 1, column 8, at 'FROM'"));
  EXPECT_EQ(refusal("SELECT abs(-9223372036854775807 - 1)"), "SQL: integer overflow");
}

TEST_F(FreeQueryTest, ReadsAndNothingElse) {
  for (const std::string sql :
       {"DELETE FROM build", "INSERT INTO target VALUES (1, 'a')", "DROP TABLE build",
        "UPDATE sqlite_master SET sql = ''", "ATTACH ':memory:' AS other", "DETACH main",
        "PRAGMA user_version", "SELECT * FROM pragma_table_info('build')",
        "SELECT load_extension('x')", "BEGIN", "VACUUM", "VACUUM INTO '/tmp/copy.db'",
        "CREATE TEMP TABLE t (a)", "REINDEX", "ANALYZE"}) {
    EXPECT_NE(refusal(sql), "(answered)") << sql;
  }
}

TEST_F(FreeQueryTest, TakesOneStatement) {
  EXPECT_THAT(refusal("SELECT 1; SELECT 2"), HasSubstr("one statement"));
  EXPECT_THAT(refusal(" -- nothing\n"), HasSubstr("no SQL"));
  EXPECT_EQ(answer("SELECT 1; -- one\n").rows.size(), 1U);
}

TEST_F(FreeQueryTest, KnowsTheTableFunctions) {
  EXPECT_EQ(answer("SELECT name FROM build_symbol(1, 1, 9)").rows.size(), 0U);
}

TEST_F(FreeQueryTest, LeavesTheConnectionAsItWas) {
  refusal("DELETE FROM build");
  EXPECT_NO_THROW(run_query(database_, find_query("target/names"), {}));
}

constexpr const char* kEndless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";

TEST_F(FreeQueryTest, StopsAfterItsTime) {
  const RunOptions options{.time_limit = std::chrono::milliseconds{20}};
  try {
    answer(std::string(kEndless) + "count(*) FROM n", {}, options);
    FAIL() << "it ended";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::time_limit);
  }
}

TEST_F(FreeQueryTest, SaysThatItCutRows) {
  const auto table = answer(std::string(kEndless) + "i FROM n", {}, {.row_limit = 3});
  EXPECT_EQ(table.rows.size(), 3U);
  EXPECT_TRUE(table.cut);
  EXPECT_FALSE(answer("SELECT 1", {}, {.row_limit = 1}).cut);
}

TEST_F(FreeQueryTest, MakesNoHugeValues) {
  EXPECT_NE(refusal("SELECT zeroblob(1000000000)"), "(answered)");
}

}  // namespace
}  // namespace memstrata

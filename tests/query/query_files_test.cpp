#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/named_query.hpp"
#include "query/statement.hpp"
#include "store/database.hpp"

// Every file of sql/queries against the newest schema.

namespace memstrata {
namespace {

constexpr std::size_t kLongestLine = 90;

/// What PRAGMA optimize notes of 10,000 builds of one target.
constexpr const char* kLongHistory = R"(
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('symbol_change', 'symbol_change', '72121 72121 72121 5 1'),
  ('symbol', 'symbol_by_object', '16215 16215 28'),
  ('symbol', 'sqlite_autoindex_symbol_2', '16215 16215 1 1 1 1'),
  ('symbol', 'symbol', '16215 16215 1'),
  ('branch', 'sqlite_autoindex_branch_2', '1 1 1'),
  ('branch', 'branch', '1 1 1'),
  ('build', 'build_by_commit', '10000 10000'),
  ('build', 'sqlite_autoindex_build_3', '10000 10000 10000 1'),
  ('build', 'build', '10000 10000 10000 1'),
  ('build', 'sqlite_autoindex_build_1', '10000 1'),
  ('text', 'text_by_hash', '33041 1'),
  ('text', 'text', '33041 33041 1'),
  ('target', 'sqlite_autoindex_target_1', '1 1'),
  ('object', 'sqlite_autoindex_object_2', '601 601 1 1'),
  ('object', 'object', '601 601 1'),
  ('region', 'sqlite_autoindex_region_2', '3 3 1 1'),
  ('region', 'region', '3 3 1'),
  ('block', 'sqlite_autoindex_block_2', '3 3 1 1'),
  ('block', 'block', '3 3 1'),
  ('region_change', 'region_change', '16362 16362 16362 5454 1'),
  ('object_change', 'object_change', '74497 74497 74497 124 63 63 1'),
  ('block_change', 'block_change', '10708 10708 10708 5354 1'))";

std::vector<std::string> names_of_all() {
  std::vector<std::string> names;
  for (const auto& query : named_queries()) {
    names.push_back(query.name);
  }
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '/', '_');
  return name;
}

/// What a statement calls the stored tables that grow with every target or build.
std::set<std::string> names_of_growing_tables(std::string_view sql) {
  std::set<std::string> names{
      "branch",      "build",         "tag",           "text",         "object",
      "region",      "block",         "symbol",        "layout",       "symbol_change",
      "symbol_life", "object_change", "region_change", "block_change", "alias_change"};
  std::istringstream words{std::string(sql)};
  std::string table;
  std::string as;
  std::string alias;
  while (words >> alias) {
    if (as == "AS" && names.contains(table)) {
      names.insert(alias);
    }
    table = std::exchange(as, alias);
  }
  return names;
}

class QueryFilesTest : public testing::TestWithParam<std::string> {
 protected:
  static const NamedQuery& query() { return find_query(GetParam()); }

  /// The lines of EXPLAIN QUERY PLAN, with NULL for every parameter.
  std::vector<std::string> plan() {
    Statement statement(database_, "EXPLAIN QUERY PLAN\n" + std::string(query().sql));
    std::vector<std::string> lines;
    while (statement.step()) {
      lines.push_back(std::get<std::string>(statement.cell(3)));
    }
    return lines;
  }

  // "SCAN build" reads the whole table.  A table function or json_each is marked as
  // VIRTUAL TABLE; a plan names what the FROM clause calls it.
  void expect_no_scan() {
    const auto growing = names_of_growing_tables(query().sql);
    for (const auto& line : plan()) {
      if (line.find("VIRTUAL TABLE") != std::string::npos || !line.starts_with("SCAN ")) {
        continue;
      }
      const std::string scanned = line.substr(5, line.find(' ', 5) - 5);
      EXPECT_FALSE(growing.contains(scanned)) << line;
    }
  }

  void run(const char* sql) {
    Statement statement(database_, sql);
    while (statement.step()) {
    }
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_P(QueryFilesTest, OpensWithAQuestion) {
  EXPECT_THAT(query().title, testing::EndsWith("?"));
}

TEST_P(QueryFilesTest, ReturnsTheColumnsThatItDescribes) {
  const Statement statement(database_, query().sql);
  std::vector<std::string> returned;
  for (int i = 0; i < statement.column_count(); ++i) {
    returned.push_back(statement.column_name(i));
  }
  std::vector<std::string> described;
  for (const auto& column : query().columns) {
    described.push_back(column.name);
  }
  EXPECT_EQ(returned, described);
}

TEST_P(QueryFilesTest, BindsTheParametersThatItDescribes) {
  const Statement statement(database_, query().sql);
  std::vector<std::string> bound;
  for (int i = 1; i <= statement.parameter_count(); ++i) {
    bound.push_back(statement.parameter_name(i));
  }
  std::vector<std::string> described;
  for (const auto& parameter : query().parameters) {
    described.push_back(parameter.name);
  }
  EXPECT_THAT(bound, testing::UnorderedElementsAreArray(described));
}

TEST_P(QueryFilesTest, OnlyReads) {
  EXPECT_TRUE(Statement(database_, query().sql).is_read_only());
}

TEST_P(QueryFilesTest, SaysWhatEveryParameterAndColumnIs) {
  for (const auto& parameter : query().parameters) {
    EXPECT_NE(parameter.description, "") << parameter.name;
  }
  for (const auto& column : query().columns) {
    EXPECT_NE(column.description, "") << column.name;
  }
}

TEST_P(QueryFilesTest, HasNoLineThatIsTooLong) {
  const auto sql = query().sql;
  for (std::size_t begin = 0; begin < sql.size();) {
    const auto end = std::min(sql.find('\n', begin), sql.size());
    EXPECT_LE(end - begin, kLongestLine) << sql.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST_P(QueryFilesTest, ScansNoStoredTableThatGrows) {
  expect_no_scan();
}

// SQLite then knows that a search by target and branch finds all builds, and would as
// soon scan them: once for each row, where the scan is in a subquery.
TEST_P(QueryFilesTest, ScansNoStoredTableOfALongHistoryEither) {
  run("ANALYZE");  // makes the table of statistics
  run(kLongHistory);
  run("ANALYZE sqlite_schema");  // reads it
  expect_no_scan();
}

INSTANTIATE_TEST_SUITE_P(Sql, QueryFilesTest, testing::ValuesIn(names_of_all()),
                         test_name);

}  // namespace
}  // namespace memstrata

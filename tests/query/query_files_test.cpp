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

// "SCAN build" reads the whole table.  A table function or json_each is marked as
// VIRTUAL TABLE; a plan names what the FROM clause calls it.
TEST_P(QueryFilesTest, ScansNoStoredTableThatGrows) {
  const auto growing = names_of_growing_tables(query().sql);
  for (const auto& line : plan()) {
    if (line.find("VIRTUAL TABLE") != std::string::npos || !line.starts_with("SCAN ")) {
      continue;
    }
    const std::string scanned = line.substr(5, line.find(' ', 5) - 5);
    EXPECT_FALSE(growing.contains(scanned)) << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Sql, QueryFilesTest, testing::ValuesIn(names_of_all()),
                         test_name);

}  // namespace
}  // namespace memstrata

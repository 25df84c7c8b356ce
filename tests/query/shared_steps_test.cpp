#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "query/named_query.hpp"

// SQLite has no views with arguments, so a few steps stand in several questions.

namespace memstrata {
namespace {

/// The step of a WITH clause that begins so, up to its closing bracket; "" if none.
std::string step_of(const NamedQuery& query, const std::string& begin) {
  const auto first = query.sql.find("\n" + begin);
  if (first == std::string_view::npos) {
    return {};
  }
  const auto last = query.sql.find("\n)", first);
  return std::string(query.sql.substr(first, last - first));
}

class SharedStepsTest : public testing::TestWithParam<std::string> {};

TEST_P(SharedStepsTest, StandWordForWordInEveryQuestion) {
  std::map<std::string, std::set<std::string>> questions_by_text;
  for (const auto& query : named_queries()) {
    const auto text = step_of(query, GetParam());
    if (!text.empty()) {
      questions_by_text[text].insert(query.name);
    }
  }
  EXPECT_EQ(questions_by_text.size(), 1U) << testing::PrintToString(questions_by_text);
}

INSTANTIATE_TEST_SUITE_P(
    Sql, SharedStepsTest,
    testing::Values(
        "counted_block (place, block_id) AS (", "counted_block (block_id) AS (",
        "counted_region AS MATERIALIZED (  -- weight: how often the bytes of a "
        "region count\n  SELECT\n    asked.place",
        "memory AS MATERIALIZED (  -- each block as it was", "newest_ord AS (  -- where",
        "weighed_region AS (", "region_weight AS MATERIALIZED (",
        "chosen AS (  -- with the alias groups", "counted_object AS MATERIALIZED (",
        "counted_symbol AS MATERIALIZED (",
        "line (target_id, branch_id, last_ord, forks) AS (  -- the branch"),
    [](const auto& step) { return "Step" + std::to_string(step.index); });

}  // namespace
}  // namespace memstrata

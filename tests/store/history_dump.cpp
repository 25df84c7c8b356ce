#include "store/history_dump.hpp"

#include <algorithm>

namespace memstrata::test {
namespace {

// Every statement gives one text a row; ids are spelled out.
constexpr const char* kWithNames = R"(
WITH place AS (
  SELECT target_id, branch_id, ord,
         target.name || '/' || branch.name || '/' || ord || '/' || label AS place
  FROM build JOIN branch USING (target_id, branch_id) JOIN target USING (target_id)),
region_name AS (
  SELECT target_id, region_id, name || '#' || ordinal AS region FROM region),
block_name AS (SELECT target_id, block_id, name AS block FROM block),
object_name AS (
  SELECT target_id, object_id, archive || ':' || path AS object FROM object),
symbol_name AS (
  SELECT target_id, symbol_id, region || ' ' || object || ' ' || text || '#' || ordinal AS symbol
  FROM symbol JOIN region_name USING (target_id, region_id)
  JOIN object_name USING (target_id, object_id)
  JOIN text ON text.target_id = symbol.target_id AND text.text_id = symbol.name_id)
)";

constexpr const char* kBuilds = R"(
SELECT 'build ' || place, commit_hash, time, time_source, generation, parent_commit, toolchain,
       status, note, hex(content_hash), loaded_bytes, fill_bytes
FROM build JOIN place USING (target_id, branch_id, ord))";

constexpr const char* kForks = R"(
SELECT 'fork ' || branch.name, place FROM branch JOIN place
  ON place.target_id = branch.target_id AND place.branch_id = branch.fork_branch_id
 AND place.ord = branch.fork_ord)";

constexpr const char* kTags =
    "SELECT 'tag ' || place, name FROM tag JOIN place USING (target_id, branch_id, ord)";

constexpr const char* kSymbols = R"(
SELECT 'symbol ' || place, symbol, size, delta FROM symbol_change
JOIN place USING (target_id, branch_id, ord) JOIN symbol_name USING (target_id, symbol_id))";

constexpr const char* kLives = R"(
SELECT 'life ' || branch.name, symbol, first_ord, gone_ord FROM symbol_life
JOIN branch USING (target_id, branch_id) JOIN symbol_name USING (target_id, symbol_id))";

constexpr const char* kObjects = R"(
SELECT 'object ' || place, object, region, kind, size, delta FROM object_change
JOIN place USING (target_id, branch_id, ord) JOIN object_name USING (target_id, object_id)
JOIN region_name USING (target_id, region_id))";

constexpr const char* kRegions = R"(
SELECT 'region ' || place, region, size, fill, load_size, takes_space, run_block.block,
       load_block.block, delta
FROM region_change JOIN place USING (target_id, branch_id, ord)
JOIN region_name USING (target_id, region_id)
JOIN block_name AS run_block USING (target_id, block_id)
JOIN block_name AS load_block ON load_block.target_id = region_change.target_id
 AND load_block.block_id = region_change.load_block_id)";

constexpr const char* kBlocks = R"(
SELECT 'block ' || place, own.block, present, position, origin, length, parent.block, same.block,
       run, load, overlap, used, high_water, all_run, all_load, all_overlap, all_used,
       all_high_water, delta
FROM block_change JOIN place USING (target_id, branch_id, ord)
JOIN block_name AS own USING (target_id, block_id)
JOIN block_name AS parent ON parent.target_id = block_change.target_id
 AND parent.block_id = parent_block_id
JOIN block_name AS same ON same.target_id = block_change.target_id
 AND same.block_id = same_range_id)";

constexpr const char* kAliases = R"(
SELECT 'alias ' || place, own.symbol,
       coalesce(founder.symbol, CASE group_id WHEN 0 THEN 'alone' ELSE 'left' END)
FROM alias_change JOIN place USING (target_id, branch_id, ord)
JOIN symbol_name AS own USING (target_id, symbol_id)
LEFT JOIN symbol_name AS founder ON founder.target_id = alias_change.target_id
 AND founder.symbol_id = alias_change.group_id)";

}  // namespace

RowQuery::RowQuery(const Database& database, const std::string& sql) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &prepared, nullptr) !=
      SQLITE_OK) {
    error_ = sqlite3_errmsg(database.handle());
  }
  statement_.reset(prepared);
}

std::vector<std::string> RowQuery::rows(
    const std::map<std::string, std::int64_t>& values) const {
  sqlite3_stmt* statement = statement_.get();
  if (statement == nullptr) {
    return {error_};
  }
  for (const auto& [name, value] : values) {
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, name.c_str()),
                       value);
  }
  std::vector<std::string> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::string row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      const auto* text =
          reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      row += column == 0 ? "" : "|";
      row += text == nullptr ? "NULL" : text;
    }
    rows.push_back(row);
  }
  sqlite3_reset(statement);
  return rows;
}

std::vector<std::string> rows_of(const Database& database, const std::string& sql) {
  return RowQuery(database, sql).rows();
}

std::vector<std::string> history_dump(const Database& database) {
  std::vector<std::string> dump;
  for (const char* part : {kBuilds, kForks, kTags, kSymbols, kLives, kObjects, kRegions,
                           kBlocks, kAliases}) {
    const auto rows = rows_of(database, std::string(kWithNames) + part);
    dump.insert(dump.end(), rows.begin(), rows.end());
  }
  std::ranges::sort(dump);
  return dump;
}

}  // namespace memstrata::test

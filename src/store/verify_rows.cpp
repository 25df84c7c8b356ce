#include "store/verify_rows.hpp"

#include <algorithm>
#include <array>

#include "model/map_words.hpp"

namespace memstrata {
namespace {

constexpr std::array kKinds{ContributionKind::object, ContributionKind::merged,
                            ContributionKind::fill,   ContributionKind::data,
                            ContributionKind::stub,   ContributionKind::gap};

// What the columns behind (branch, ord) are.
struct TableFile {
  ChangeTable table;
  std::string_view path;
  int columns;
  int kind_column;  // -1: none
};

constexpr std::array kFiles{
    TableFile{ChangeTable::symbol, "verify/symbol_changes.sql", 5, -1},
    TableFile{ChangeTable::object, "verify/object_changes.sql", 7, 4},
    TableFile{ChangeTable::region, "verify/region_changes.sql", 10, -1},
    TableFile{ChangeTable::block, "verify/block_changes.sql", 20, -1},
    TableFile{ChangeTable::alias, "verify/alias_changes.sql", 4, -1},
};

std::int64_t symbol_region(std::int64_t symbol_id, const VerifyTables& tables) {
  const auto found = tables.symbols.find(symbol_id);
  return found == tables.symbols.end() ? 0 : found->second.region_id;
}

std::string symbol_name(std::int64_t symbol_id, const VerifyTables& tables) {
  const auto found = tables.symbols.find(symbol_id);
  if (found == tables.symbols.end()) {
    return std::to_string(symbol_id);
  }
  const auto text = tables.texts.find(found->second.name_id);
  return text == tables.texts.end() ? std::to_string(symbol_id) : text->second.text;
}

std::string name_in(const std::map<std::int64_t, VerifyTables::Named>& names,
                    std::int64_t id) {
  const auto found = names.find(id);
  return found == names.end() ? std::to_string(id) : found->second.first;
}

}  // namespace

std::int64_t kind_number(std::string_view word) {
  const auto found = std::ranges::find_if(
      kKinds, [word](ContributionKind kind) { return to_string(kind) == word; });
  return found == kKinds.end() ? -1 : found - kKinds.begin();
}

std::map<BuildKey, ChangeRowSet> stored_change_rows(Statements& statements,
                                                    std::int64_t target_id) {
  std::map<BuildKey, ChangeRowSet> rows;
  for (const TableFile& file : kFiles) {
    for (Query row(statements, file.path, target_id); row.next();) {
      ChangeRow change{.table = file.table};
      for (int column = 2; column < file.columns; ++column) {
        change.values.push_back(column == file.kind_column
                                    ? kind_number(row.bytes(column))
                                    : row.optional_integer(column).value_or(kNull));
      }
      rows[{target_id, row.integer(0), row.integer(1)}].push_back(std::move(change));
    }
  }
  for (auto& [key, set] : rows) {
    std::ranges::sort(set);
  }
  return rows;
}

std::string subject(const ChangeRow& row, const VerifyTables& tables) {
  const std::int64_t id = row.values.front();
  switch (row.table) {
    case ChangeTable::symbol:
      return "symbol '" + symbol_name(id, tables) + "'";
    case ChangeTable::object:
      return "object '" + name_in(tables.objects, id) + "'";
    case ChangeTable::region:
      return "region '" + name_in(tables.regions, id) + "'";
    case ChangeTable::block:
      return "block '" + name_in(tables.blocks, id) + "'";
    case ChangeTable::alias:
      return "alias '" + symbol_name(id, tables) + "'";
  }
  return {};
}

std::string region_of(const ChangeRow& row, const VerifyTables& tables) {
  switch (row.table) {
    case ChangeTable::symbol:
    case ChangeTable::alias:
      return tables.region_name(symbol_region(row.values.front(), tables));
    case ChangeTable::object:
      return tables.region_name(row.values[1]);
    case ChangeTable::region:
      return tables.region_name(row.values.front());
    case ChangeTable::block:
      return {};
  }
  return {};
}

}  // namespace memstrata

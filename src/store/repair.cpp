#include <algorithm>

#include "store/database_impl.hpp"
#include "store/relinking.hpp"
#include "store/sqlite_error.hpp"
#include "store/verify.hpp"
#include "store/verify_rows.hpp"

namespace memstrata {
namespace {

using RowsByBuild = std::map<BuildKey, ChangeRowSet>;

std::vector<BuildKey> builds_of(Statements& statements, std::int64_t target_id) {
  std::vector<BuildKey> keys;
  for (Query rows(statements, "verify/build_keys.sql", target_id); rows.next();) {
    keys.push_back({target_id, rows.integer(0), rows.integer(1)});
  }
  return keys;
}

std::vector<std::int64_t> target_ids(Statements& statements) {
  std::vector<std::int64_t> ids;
  for (Query rows(statements, "verify/target_ids.sql"); rows.next();) {
    ids.push_back(rows.integer(0));
  }
  return ids;
}

void delete_change_rows(Statements& statements, std::int64_t target_id) {
  for (const char* table : {"symbol_change", "symbol_life", "object_change",
                            "region_change", "block_change", "alias_change"}) {
    execute(statements, std::string("verify/delete_all_") + table + ".sql", target_id);
  }
}

std::size_t count_different(const RowsByBuild& a, const RowsByBuild& b) {
  const auto differs_in = [](const RowsByBuild& other) {
    return [&other](const auto& entry) {
      const auto found = other.find(entry.first);
      return found == other.end() || found->second != entry.second;
    };
  };
  const auto only_in = [](const RowsByBuild& other) {
    return [&other](const auto& entry) { return !other.contains(entry.first); };
  };
  return static_cast<std::size_t>(std::ranges::count_if(a, differs_in(b)) +
                                  std::ranges::count_if(b, only_in(a)));
}

std::size_t repair_target(Database::Impl& database, std::int64_t target_id) {
  Statements& statements = database.statements;
  const RowsByBuild before = stored_change_rows(statements, target_id);
  delete_change_rows(statements, target_id);
  Relinking line(database, target_id);
  for (const BuildKey& key : builds_of(statements, target_id)) {
    line.rewrite_rows(key);
  }
  line.settle();
  return count_different(before, stored_change_rows(statements, target_id));
}

}  // namespace

std::size_t repair(Database& database) {
  return with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    std::size_t changed = 0;
    for (const std::int64_t target_id : target_ids(database.impl().statements)) {
      changed += repair_target(database.impl(), target_id);
    }
    scope.commit();
    return changed;
  });
}

}  // namespace memstrata

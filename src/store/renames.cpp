#include "store/renames.hpp"

#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"
#include "store/target_checksum.hpp"

namespace memstrata {
namespace {

std::int64_t need_target_id(Statements& statements, const std::string& target) {
  const auto target_id = find_target_id(statements, target);
  if (!target_id) {
    throw Error{ErrorCode::not_found, "there is no target " + target};
  }
  return *target_id;
}

Error circle(const std::string& old_name, const std::string& new_name) {
  return {ErrorCode::conflict, new_name + " is said to be called " + old_name +
                                   " later; undo that first (memstrata rename --list)"};
}

void refuse_circle(Statements& statements, std::int64_t target_id,
                   const std::string& old_name, const std::string& new_name) {
  for (Query later(statements, "ingest/later_names.sql", target_id, new_name);
       later.next();) {
    if (later.text(0) == old_name) {
      throw circle(old_name, new_name);
    }
  }
}

}  // namespace

void add_rename(Database& database, const std::string& target,
                const std::string& old_name, const std::string& new_name) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    const std::int64_t target_id = need_target_id(statements, target);
    refuse_circle(statements, target_id, old_name, new_name);
    execute(statements, "ingest/insert_symbol_rename.sql", target_id, old_name, new_name);
    renew_target_checksum(statements, target_id);
    scope.commit();
  });
}

void remove_rename(Database& database, const std::string& target,
                   const std::string& old_name, const std::string& new_name) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    const std::int64_t target_id = need_target_id(statements, target);
    const bool was_known = Query(statements, "ingest/delete_symbol_rename.sql", target_id,
                                 old_name, new_name)
                               .next();
    if (!was_known) {
      throw Error{ErrorCode::not_found, "nobody said that " + old_name +
                                            " was renamed to " + new_name +
                                            " (memstrata rename --list)"};
    }
    renew_target_checksum(statements, target_id);
    scope.commit();
  });
}

}  // namespace memstrata

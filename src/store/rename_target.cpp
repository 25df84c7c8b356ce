#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"
#include "store/target_checksum.hpp"

namespace memstrata {

void rename_target(Database& database, const std::string& old_name,
                   const std::string& new_name) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    const auto target_id = find_target_id(statements, old_name);
    if (!target_id) {
      throw Error{ErrorCode::not_found, "there is no target " + old_name};
    }
    if (new_name.empty()) {
      throw Error{ErrorCode::usage, "a target needs a name"};
    }
    if (old_name != new_name && find_target_id(statements, new_name)) {
      throw Error{ErrorCode::conflict, "there is a target " + new_name + " already"};
    }
    execute(statements, "ingest/rename_target.sql", old_name, new_name);
    renew_target_checksum(statements, *target_id);
    scope.commit();
  });
}

}  // namespace memstrata

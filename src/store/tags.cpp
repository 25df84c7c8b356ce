#include <algorithm>

#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {
namespace {

void change_tags(Database& database, const BuildKey& key,
                 const std::vector<std::string>& names, std::string_view statement) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    required_build_row(statements, key);
    for (const std::string& name : names) {
      execute(statements, statement, key.target_id, key.branch_id, key.ord, name);
    }
    renew_checksum(statements, key);
    scope.commit();
  });
}

}  // namespace

void add_tags(Database& database, const BuildKey& key,
              const std::vector<std::string>& names) {
  if (std::ranges::find(names, "") != names.end()) {
    throw Error{ErrorCode::usage, "a tag needs a name"};
  }
  change_tags(database, key, names, "ingest/insert_tag.sql");
}

void remove_tags(Database& database, const BuildKey& key,
                 const std::vector<std::string>& names) {
  change_tags(database, key, names, "ingest/delete_tag.sql");
}

}  // namespace memstrata

#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/line_change.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

void delete_build(Database& database, const BuildKey& key) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    LineChange change(database.impl(), key.target_id);
    const BuildRow row = required_build_row(database.impl().statements, key);
    execute(database.impl().statements, "ingest/unlink_snapshots.sql", row.build.id);
    change.remove(row);
    change.finish();
    scope.commit();
  });
}

}  // namespace memstrata

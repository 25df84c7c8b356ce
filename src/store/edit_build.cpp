#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/change_metadata.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {
namespace {

template <class Value>
void replace(Value& value, const std::optional<Value>& given) {
  if (given) {
    value = *given;
  }
}

BuildRow edited(BuildRow row, const BuildEdit& edit) {
  BuildMetadata& metadata = row.build.metadata;
  replace(metadata.label, edit.label);
  replace(metadata.branch, edit.branch);
  replace(metadata.commit, edit.commit);
  replace(metadata.toolchain, edit.toolchain);
  replace(metadata.note, edit.note);
  replace(row.build.status, edit.status);
  if (edit.time) {
    metadata.time = *edit.time;
    metadata.time_from_file = false;
  }
  return row;
}

void refuse_taken_identity(Statements& statements, const BuildRow& row) {
  const BuildMetadata& metadata = row.build.metadata;
  const std::int64_t target_id = row.build.key.target_id;
  const auto branch_id = find_branch_id(statements, target_id, metadata.branch);
  if (!branch_id) {
    return;
  }
  const auto other =
      build_row_by_label(statements, target_id, *branch_id, metadata.label);
  if (other && other->build.id != row.build.id) {
    throw Error{ErrorCode::conflict, metadata.target + " has another build " +
                                         metadata.label + " on branch " +
                                         metadata.branch + " already"};
  }
}

}  // namespace

StoredBuild edit_build(Database& database, const BuildKey& key, const BuildEdit& edit) {
  return with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    const BuildRow old = required_build_row(statements, key);
    BuildRow fresh = edited(old, edit);
    if (fresh.build.metadata.label.empty() || fresh.build.metadata.branch.empty()) {
      throw Error{ErrorCode::usage, "a build needs a label and a branch"};
    }
    refuse_taken_identity(statements, fresh);
    change_metadata(database.impl(), old, fresh);
    scope.commit();
    return fresh.build;
  });
}

}  // namespace memstrata

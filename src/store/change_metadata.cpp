#include "store/change_metadata.hpp"

#include <tuple>

#include "store/line_change.hpp"

namespace memstrata {
namespace {

// What decides where a build stands, and where branches fork.
auto place(const BuildMetadata& metadata) {
  return std::tie(metadata.branch, metadata.time, metadata.generation, metadata.label,
                  metadata.commit, metadata.parent);
}

void store_tags(Statements& statements, const BuildRow& row) {
  const BuildKey& key = row.build.key;
  execute(statements, "ingest/delete_tags.sql", key.target_id, key.branch_id, key.ord);
  for (const std::string& tag : row.build.metadata.tags) {
    execute(statements, "ingest/insert_tag.sql", key.target_id, key.branch_id, key.ord,
            tag);
  }
}

}  // namespace

void find_or_make_branch(Statements& statements, BuildRow& row) {
  const BuildMetadata& metadata = row.build.metadata;
  BuildKey& key = row.build.key;
  const auto target_id = find_target_id(statements, metadata.target);
  key.target_id = target_id ? *target_id : make_target(statements, metadata.target);
  const auto branch_id = find_branch_id(statements, key.target_id, metadata.branch);
  key.branch_id =
      branch_id ? *branch_id : make_branch(statements, key.target_id, metadata.branch);
}

void change_metadata(Database::Impl& database, const BuildRow& old, BuildRow& fresh) {
  if (place(old.build.metadata) == place(fresh.build.metadata)) {
    update_build_row(database.statements, fresh);
    store_tags(database.statements, fresh);
    return;
  }
  find_or_make_branch(database.statements, fresh);
  LineChange change(database, old.build.key.target_id);
  const BuildStatePointer state = change.remove(old);
  change.add(fresh, {state->layout, state->facts});
  change.finish();
}

}  // namespace memstrata

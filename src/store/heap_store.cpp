#include "store/heap_store.hpp"

#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/database_impl.hpp"
#include "store/heap_rows.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

namespace {

SnapshotRow required_row(Statements& statements, std::int64_t id) {
  auto row = snapshot_row(statements, id);
  if (!row) {
    throw Error{ErrorCode::not_found, "there is no heap snapshot #" + std::to_string(id)};
  }
  return *std::move(row);
}

std::optional<std::int64_t> equal_snapshot(Statements& statements,
                                           const SnapshotRow& row) {
  Query query(statements, "ingest/equal_snapshot.sql", row.target_id,
              row.stored.snapshot.label, row.stored.snapshot.sequence,
              row.content_checksum, row.build_id.value_or(0));
  return query.next() ? std::optional{query.integer(0)} : std::nullopt;
}

std::int64_t next_id(Statements& statements) {
  Query query(statements, "ingest/next_snapshot_id.sql");
  query.next();
  return query.integer(0);
}

std::optional<StoredBuild> build_with_id(const Database& database,
                                         const SnapshotRow& row) {
  if (!row.build_id) {
    return std::nullopt;
  }
  for (auto& build : stored_builds(database, row.stored.target)) {
    if (build.id == *row.build_id) {
      return std::move(build);
    }
  }
  return std::nullopt;
}

Finding finding(const SnapshotRow& row, const std::string& message) {
  Finding finding;
  finding.build.target_id = row.target_id;
  finding.target = row.stored.target;
  finding.label = row.stored.snapshot.label;
  finding.message = "heap snapshot #" + std::to_string(row.stored.id) + ": " + message;
  return finding;
}

void verify_snapshot(Statements& statements, std::int64_t id,
                     std::vector<Finding>& findings) {
  SnapshotRow row;
  row.stored.id = id;
  try {
    row = required_row(statements, id);
  } catch (const Error& error) {
    findings.push_back(finding(row, error.what()));
    return;
  }
  if (content_checksum(row.stored.snapshot) != row.content_checksum) {
    findings.push_back(finding(row, "its content is not what was stored"));
  }
  if (derived_facts(row.stored.snapshot) != stored_facts(statements, row.target_id, id)) {
    findings.push_back(finding(row, "kinds and lengths are not those of its areas"));
  }
}

}  // namespace

SnapshotPut put_snapshot(Database& database, const SnapshotOwner& owner,
                         const HeapSnapshot& snapshot) {
  return with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    auto& statements = database.impl().statements;
    SnapshotRow row;
    const auto target_id = find_target_id(statements, owner.target);
    row.target_id = target_id ? *target_id : make_target(statements, owner.target);
    if (owner.build) {
      row.build_id = owner.build->id;
    }
    row.stored.time = owner.time;
    row.stored.snapshot = snapshot;
    row.content_checksum = content_checksum(snapshot);
    if (const auto present = equal_snapshot(statements, row)) {
      return SnapshotPut{PutResult::present, *present};
    }
    row.stored.id = next_id(statements);
    insert_snapshot_rows(statements, row);
    scope.commit();
    return SnapshotPut{PutResult::stored, row.stored.id};
  });
}

StoredSnapshot load_snapshot(const Database& database, std::int64_t id) {
  return with_translated_errors(database.path(), [&] {
    auto row = required_row(database.impl().statements, id);
    row.stored.build = build_with_id(database, row);
    return row.stored;
  });
}

void delete_snapshot(Database& database, std::int64_t id) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    auto& statements = database.impl().statements;
    const auto row = required_row(statements, id);
    execute(statements, "ingest/delete_snapshot.sql", id);
    execute(statements, "ingest/delete_target.sql", row.target_id);
    database.impl().cache.clear();  // a target may have gone with it
    scope.commit();
  });
}

std::vector<Finding> verify_snapshots(const Database& database) {
  return with_translated_errors(database.path(), [&] {
    auto& statements = database.impl().statements;
    std::vector<std::int64_t> ids;
    for (Query query(statements, "ingest/snapshot_ids.sql"); query.next();) {
      ids.push_back(query.integer(0));
    }
    std::vector<Finding> findings;
    for (const auto id : ids) {
      verify_snapshot(statements, id, findings);
    }
    return findings;
  });
}

}  // namespace memstrata

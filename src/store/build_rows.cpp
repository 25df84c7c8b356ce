#include "store/build_rows.hpp"

#include "layout/checksum.hpp"
#include "model/error.hpp"
#include "model/status.hpp"
#include "store/build_columns.hpp"
#include "store/checked_fields.hpp"
#include "store/target_checksum.hpp"

namespace memstrata {
namespace {

std::optional<BuildRow> first_row(Statements& statements, Query& query) {
  if (!query.next()) {
    return std::nullopt;
  }
  BuildRow row = read_build_columns(query);
  row.build.metadata.tags = tags_of(statements, row.build.key);
  return row;
}

// Of a row that was written just now.
std::int64_t written_id(const std::optional<std::int64_t>& found) {
  if (!found) {
    throw Error{ErrorCode::internal, "a row that was written is not there"};
  }
  return *found;
}

}  // namespace

std::optional<BuildRow> build_row(Statements& statements, const BuildKey& key) {
  Query query(statements, "ingest/build.sql", key.target_id, key.branch_id, key.ord);
  return first_row(statements, query);
}

BuildRow required_build_row(Statements& statements, const BuildKey& key) {
  auto row = build_row(statements, key);
  if (!row) {
    throw Error{ErrorCode::not_found, "there is no such build"};
  }
  return *row;
}

std::optional<BuildRow> build_row_by_label(Statements& statements, std::int64_t target_id,
                                           std::int64_t branch_id,
                                           const std::string& label) {
  Query query(statements, "ingest/build_by_label.sql", target_id, branch_id, label);
  return first_row(statements, query);
}

std::int64_t metadata_checksum(const BuildRow& row) {
  const BuildMetadata& metadata = row.build.metadata;
  CheckedFields fields;
  fields.add(row.build.id)
      .add(row.build.key.target_id)
      .add(row.build.key.branch_id)
      .add(metadata.branch)
      .add(metadata.label)
      .add(metadata.commit)
      .add(metadata.time)
      .add(time_source(metadata))
      .add(metadata.generation.value_or(kUnknownGeneration))
      .add(metadata.parent)
      .add(metadata.toolchain)
      .add(to_string(row.build.status))
      .add(metadata.note)
      .add(row.content_hash)
      .add(row.loaded_bytes)
      .add(row.fill_bytes);
  for (const std::string& tag : metadata.tags) {
    fields.add(tag);
  }
  return fields.checksum();
}

std::int64_t insert_build_row(Statements& statements, const BuildRow& row) {
  BuildRow stored = row;
  if (stored.build.id == 0) {
    Query next(statements, "ingest/next_build_id.sql");
    next.next();
    stored.build.id = next.integer(0);
  }
  write_build_columns(statements, "ingest/insert_build.sql", stored);
  return stored.build.id;
}

void update_build_row(Statements& statements, const BuildRow& row) {
  write_build_columns(statements, "ingest/update_build.sql", row);
}

void renew_checksum(Statements& statements, const BuildKey& key) {
  update_build_row(statements, required_build_row(statements, key));
}

std::optional<std::int64_t> find_target_id(Statements& statements,
                                           const std::string& name) {
  Query query(statements, "ingest/target_by_name.sql", name);
  return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

std::int64_t make_target(Statements& statements, const std::string& name) {
  execute(statements, "ingest/insert_target.sql", name);
  const std::int64_t target_id = written_id(find_target_id(statements, name));
  // Rows with id 0, so that "none" can be joined too.
  execute(statements, "ingest/insert_text.sql", target_id, std::int64_t{0},
          static_cast<std::int64_t>(checksum("")), "");
  execute(statements, "ingest/insert_object.sql", target_id, std::int64_t{0}, "", "");
  execute(statements, "ingest/insert_block.sql", target_id, std::int64_t{0}, "", "0");
  renew_target_checksum(statements, target_id);
  return target_id;
}

std::optional<std::int64_t> find_branch_id(Statements& statements, std::int64_t target_id,
                                           const std::string& name) {
  Query query(statements, "ingest/branch_by_name.sql", target_id, name);
  return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

std::int64_t make_branch(Statements& statements, std::int64_t target_id,
                         const std::string& name) {
  execute(statements, "ingest/insert_branch.sql", target_id, name);
  return written_id(find_branch_id(statements, target_id, name));
}

}  // namespace memstrata

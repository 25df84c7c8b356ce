#include "store/build_columns.hpp"

#include "model/error.hpp"
#include "model/status.hpp"

namespace memstrata {

std::string_view time_source(const BuildMetadata& metadata) {
  return metadata.time_from_file ? "file" : "commit";
}

BuildRow read_build_columns(const Query& query) {
  BuildRow row;
  StoredBuild& build = row.build;
  build.id = query.integer(0);
  build.key = {query.integer(1), query.integer(2), query.integer(3)};
  BuildMetadata& metadata = build.metadata;
  metadata.target = query.text(4);
  metadata.branch = query.text(5);
  metadata.label = query.text(6);
  metadata.commit = query.text(7);
  metadata.time = query.integer(8);
  metadata.time_from_file = query.bytes(9) == "file";
  if (query.integer(10) != kUnknownGeneration) {
    metadata.generation = query.integer(10);
  }
  metadata.parent = query.text(11);
  metadata.toolchain = query.text(12);
  build.status = status_from(query.bytes(13)).value_or(Status::failed);
  metadata.note = query.text(14);
  row.content_hash = query.text(15);
  row.loaded_bytes = query.integer(16);
  row.fill_bytes = query.integer(17);
  return row;
}

void write_build_columns(Statements& statements, std::string_view path,
                         const BuildRow& row) {
  const StoredBuild& build = row.build;
  const BuildMetadata& metadata = build.metadata;
  execute(statements, path, build.id, build.key.target_id, build.key.branch_id,
          build.key.ord, metadata.label, metadata.commit, metadata.time,
          time_source(metadata), metadata.generation.value_or(kUnknownGeneration),
          metadata.parent, metadata.toolchain, to_string(build.status), metadata.note,
          Blob{row.content_hash}, row.loaded_bytes, row.fill_bytes,
          metadata_checksum(row));
}

std::vector<std::string> tags_of(Statements& statements, const BuildKey& key) {
  std::vector<std::string> tags;
  for (Query rows(statements, "ingest/tags.sql", key.target_id, key.branch_id, key.ord);
       rows.next();) {
    tags.push_back(rows.text(0));
  }
  return tags;
}

}  // namespace memstrata

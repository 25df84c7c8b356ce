#include "query/build_rows.hpp"

#include "model/error.hpp"
#include "model/status.hpp"
#include "query/answer.hpp"

namespace memstrata {
namespace {

Status status_of(const std::string& word) {
  const auto status = status_from(word);
  if (!status) {
    throw Error(ErrorCode::database, "a build has the unknown status '" + word + "'");
  }
  return *status;
}

std::optional<std::int64_t> known_generation(std::int64_t generation) {
  return generation < 0 ? std::nullopt : std::optional(generation);
}

}  // namespace

StoredBuild build_of(const AnswerRow& row) {
  return {
      .id = row.integer("build"),
      .key = {.target_id = row.integer("target_id"),
              .branch_id = row.integer("branch_id"),
              .ord = row.integer("ord")},
      .metadata = {.target = row.text("target"),
                   .branch = row.text("branch"),
                   .label = row.text("label"),
                   .commit = row.text("commit"),
                   .time = row.integer("time"),
                   .time_from_file = row.text("time_source") == "file",
                   .generation = known_generation(row.integer("generation")),
                   .parent = row.text("parent"),
                   .toolchain = row.text("toolchain"),
                   .note = row.text("note"),
                   .tags = row.texts("tags")},
      .status = status_of(row.text("status")),
  };
}

std::vector<StoredBuild> builds_by_id(const Database& database,
                                      const std::vector<std::int64_t>& ids) {
  std::vector<StoredBuild> builds;
  builds.reserve(ids.size());
  ask(database, "build/details", {{"builds", build_ids_json(ids)}},
      [&builds](const AnswerRow& row) { builds.push_back(build_of(row)); });
  return builds;
}

std::string build_ids_json(const std::vector<std::int64_t>& ids) {
  std::string json = "[";
  for (const auto id : ids) {
    json += (json.size() > 1 ? "," : "") + std::to_string(id);
  }
  return json + "]";
}

std::string build_ids_json(const std::vector<StoredBuild>& builds) {
  std::vector<std::int64_t> ids;
  ids.reserve(builds.size());
  for (const auto& build : builds) {
    ids.push_back(build.id);
  }
  return build_ids_json(ids);
}

}  // namespace memstrata

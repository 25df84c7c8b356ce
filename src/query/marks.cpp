#include "query/marks.hpp"

#include <utility>

#include "model/status.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"

namespace memstrata {

std::vector<BuildOnLine> builds_of_line(const Database& database,
                                        const std::string& target,
                                        const std::string& branch, MarkScope scope) {
  const Arguments arguments{
      {"target", target},
      {"branch", branch},
      {"releases", std::int64_t{scope == MarkScope::releases ? 1 : 0}}};
  std::vector<BuildOnLine> builds;
  ask(database, "build/marks", arguments, [&builds](const AnswerRow& row) {
    builds.push_back({.build = build_of(row),
                      .marks = row.texts("marks"),
                      .loaded_bytes = row.integer("loaded_bytes")});
  });
  return builds;
}

std::vector<BuildStep> build_steps(const Database& database, const std::string& target,
                                   const std::string& branch,
                                   const std::vector<std::int64_t>& builds) {
  std::vector<BuildStep> steps;
  if (builds.empty()) {
    return steps;
  }
  ask(database, "build/steps",
      {{"target", target}, {"branch", branch}, {"builds", build_ids_json(builds)}},
      [&steps](const AnswerRow& row) {
        steps.push_back({.build = row.integer("build"),
                         .label = row.text("label"),
                         .previous = row.maybe_integer("previous"),
                         .marks = row.texts("marks")});
      });
  return steps;
}

std::vector<MarkedBuild> marks_side_by_side(const std::vector<StoredBuild>& builds) {
  std::vector<MarkedBuild> marked;
  std::string compiler;  // an unknown one counts as the one before
  for (const StoredBuild& build : builds) {
    const BuildMetadata& metadata = build.metadata;
    MarkedBuild one{.build = build.id, .label = metadata.label};
    if (!compiler.empty() && !metadata.toolchain.empty() &&
        metadata.toolchain != compiler) {
      one.marks.emplace_back("toolchain");
    }
    if (build.status != Status::ok) {
      one.marks.emplace_back(to_string(build.status));
    }
    if (!metadata.toolchain.empty()) {
      compiler = metadata.toolchain;
    }
    if (!one.marks.empty()) {
      marked.push_back(std::move(one));
    }
  }
  return marked;
}

}  // namespace memstrata

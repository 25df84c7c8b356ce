#include "query/compare_targets.hpp"

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"
#include "store/builds.hpp"
#include "text/json_list.hpp"

namespace memstrata {
namespace {

/// Empty when the target has no such build.
std::optional<StoredBuild> build_of(const Database& database, const std::string& target,
                                    const std::string& reference,
                                    const ResolveRevision& resolve) {
  try {
    return find_build(database, target, reference, resolve);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) {
      throw;
    }
    return std::nullopt;
  }
}

void find_pairs(TargetComparison& comparison, const Database& database,
                const CompareRequest& request, const ResolveRevision& resolve) {
  for (const auto& target : stored_targets(database)) {
    const auto old_build = build_of(database, target, request.from, resolve);
    const auto new_build = build_of(database, target, request.to, resolve);
    if (old_build && new_build) {
      comparison.targets.push_back({*old_build, *new_build});
    } else {
      comparison.left_out.push_back(target);
    }
  }
  if (comparison.targets.empty()) {
    throw Error(ErrorCode::not_found,
                "no target has both " + request.from + " and " + request.to);
  }
}

void check_places(const Database& database, const TargetComparison& comparison,
                  const CompareRequest& request) {
  std::vector<StoredBuild> builds;
  for (const auto& pair : comparison.targets) {
    builds.insert(builds.end(), {pair.old_build, pair.new_build});
  }
  check_filters(database, builds, {.blocks = request.blocks, .regions = request.regions});
}

Arguments arguments_of(const TargetComparison& comparison,
                       const CompareRequest& request) {
  std::vector<std::int64_t> old_ids;
  std::vector<std::int64_t> new_ids;
  for (const auto& pair : comparison.targets) {
    old_ids.push_back(pair.old_build.id);
    new_ids.push_back(pair.new_build.id);
  }
  return {{"old", build_ids_json(old_ids)},
          {"new", build_ids_json(new_ids)},
          {"symbols", json_list(request.symbols)},
          {"blocks", json_list(request.blocks)},
          {"regions", json_list(request.regions)},
          {"min_delta", request.min_delta},
          {"row_limit", static_cast<std::int64_t>(request.row_limit)}};
}

}  // namespace

TargetComparison compare_targets(const Database& database, const CompareRequest& request,
                                 const ResolveRevision& resolve) {
  TargetComparison comparison;
  find_pairs(comparison, database, request, resolve);
  check_places(database, comparison, request);
  ask(database, "target/growth", arguments_of(comparison, request),
      [&comparison](const AnswerRow& row) {
        if (row.text("spread") == "others") {
          comparison.others =
              Others{.rows = row.integer("rows"), .delta = row.integer("delta")};
          return;
        }
        comparison.rows.push_back({.name = row.text("name"),
                                   .on_every_target = row.text("spread") == "every",
                                   .grew_on = row.integer("grew_on"),
                                   .old_sizes = row.sizes("old"),
                                   .new_sizes = row.sizes("new"),
                                   .delta = row.integer("delta")});
      });
  return comparison;
}

}  // namespace memstrata

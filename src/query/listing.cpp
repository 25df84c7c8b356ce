#include "query/listing.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "query/answer.hpp"
#include "query/build_rows.hpp"

namespace memstrata {
namespace {

using Sizes = std::vector<std::optional<std::int64_t>>;

/// Blocks that lie in no other, those of one range once.
bool is_top(const BlockSize& block) {
  return block.parent.empty() && block.same_range_as.empty();
}

/// The last builds that lead to the newest of a branch, oldest first.
std::vector<std::int64_t> last_of_line(const Database& database,
                                       const std::string& target,
                                       const std::string& branch, std::size_t count) {
  std::vector<std::int64_t> ids;
  ask(database, "build/line",
      {{"target", target},
       {"branch", branch},
       {"last", static_cast<std::int64_t>(count)}},
      [&ids](const AnswerRow& row) { ids.push_back(row.integer("build")); });
  return ids;
}

/// What the blocks of `names` used in some builds of a branch: one row a build.
std::map<std::int64_t, Sizes> used_by_build(const Database& database,
                                            const std::string& target,
                                            const std::string& branch,
                                            const std::vector<std::int64_t>& builds,
                                            const std::vector<std::string>& names) {
  std::map<std::int64_t, Sizes> used;
  for (const auto build : builds) {
    used[build].resize(names.size());
  }
  ask(database, "block/used",
      {{"target", target}, {"branch", branch}, {"builds", build_ids_json(builds)}},
      [&](const AnswerRow& row) {
        const auto name = std::ranges::find(names, row.text("name"));
        if (name != names.end()) {
          used[row.integer("build")][static_cast<std::size_t>(name - names.begin())] =
              row.maybe_integer("used");
        }
      });
  return used;
}

std::vector<BlockSeries> series_of(const Database& database, const TargetLine& line,
                                   std::size_t points) {
  const std::string& branch = line.latest.metadata.branch;
  std::vector<BlockSeries> series;
  std::vector<std::string> names;
  for (const auto& block : line.blocks) {
    if (is_top(block)) {
      series.push_back({.block = block.name, .length = block.length});
      names.push_back(block.name);
    }
  }
  const auto builds = last_of_line(database, line.target, branch, points);
  const auto used = used_by_build(database, line.target, branch, builds, names);
  for (const auto build : builds) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      series[i].used.push_back(used.at(build)[i]);
    }
  }
  return series;
}

TargetLine target_line(const Database& database, const std::string& target,
                       std::size_t points) {
  TargetLine line{.target = target};
  std::vector<std::int64_t> newest;
  ask(database, "branch/list", {{"target", target}}, [&](const AnswerRow& row) {
    line.branches.push_back(row.text("branch"));
    line.builds += row.integer("builds");
    line.releases += row.integer("releases");
    newest.push_back(row.integer("newest"));
  });
  if (!newest.empty()) {
    line.latest = builds_by_id(database, {newest.front()}).front();
    line.blocks = block_sizes(database, line.latest);
    line.series = series_of(database, line, points);
  }
  return line;
}

/// Tells each build of a list what its blocks used.
void add_use(const Database& database, BuildList& list) {
  std::map<std::string, std::vector<std::int64_t>> builds_of_branch;
  for (const auto& line : list.builds) {
    builds_of_branch[line.build.metadata.branch].push_back(line.build.id);
  }
  std::map<std::int64_t, Sizes> used;
  for (const auto& [branch, builds] : builds_of_branch) {
    used.merge(used_by_build(database, list.target, branch, builds, list.blocks));
  }
  for (auto& line : list.builds) {
    line.used = std::move(used.at(line.build.id));
  }
}

Arguments newest_arguments(const BuildListRequest& request) {
  Arguments arguments{{"target", request.target},
                      {"branch", request.branch},
                      {"last", static_cast<std::int64_t>(request.limit)},
                      {"releases", std::int64_t{request.only_releases ? 1 : 0}}};
  if (request.around) {
    arguments["around"] = request.around->id;
  }
  return arguments;
}

}  // namespace

std::vector<BlockSize> block_sizes(const Database& database, const StoredBuild& build) {
  std::vector<BlockSize> blocks;
  ask(database, "block/sizes", {{"build", build.id}}, [&blocks](const AnswerRow& row) {
    blocks.push_back({.name = row.text("name"),
                      .parent = row.text("parent"),
                      .same_range_as = row.text("same_range_as"),
                      .origin = static_cast<std::uint64_t>(row.integer("origin")),
                      .length = row.maybe_integer("length"),
                      .run = row.integer("run"),
                      .load = row.integer("load"),
                      .overlap = row.integer("overlap"),
                      .used = row.integer("used"),
                      .high_water = row.integer("high_water"),
                      .holes = row.integer("holes"),
                      .free = row.maybe_integer("free"),
                      .overflow = row.integer("overflow"),
                      .own_used = row.integer("own_used")});
  });
  return blocks;
}

std::vector<TargetLine> list_targets(const Database& database, std::size_t points) {
  std::vector<std::string> targets;
  ask(database, "target/names", {},
      [&targets](const AnswerRow& row) { targets.push_back(row.text("target")); });
  std::vector<TargetLine> lines;
  lines.reserve(targets.size());
  for (const auto& target : targets) {
    lines.push_back(target_line(database, target, points));
  }
  return lines;
}

BuildList list_builds(const Database& database, const BuildListRequest& request) {
  BuildList list{.target = request.target};
  std::vector<std::int64_t> ids;
  std::int64_t all = 0;
  ask(database, "build/newest", newest_arguments(request), [&](const AnswerRow& row) {
    ids.push_back(row.integer("build"));
    all = row.integer("builds");
  });
  list.builds_left_out = static_cast<std::size_t>(all) - ids.size();
  ask(database, "build/details", {{"builds", build_ids_json(ids)}},
      [&list](const AnswerRow& row) {
        list.builds.push_back(
            {.build = build_of(row), .loaded_bytes = row.integer("loaded_bytes")});
      });
  if (!list.builds.empty()) {
    for (const auto& block : block_sizes(database, list.builds.front().build)) {
      if (is_top(block)) {
        list.blocks.push_back(block.name);
      }
    }
  }
  add_use(database, list);
  return list;
}

}  // namespace memstrata

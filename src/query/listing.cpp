#include "query/listing.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/line.hpp"

namespace memstrata {
namespace {

using Sizes = std::vector<std::optional<std::int64_t>>;

struct Block {
  std::string name;
  std::optional<std::int64_t> length;
  std::vector<Line::Step> steps;
};

/// What each block used along a branch.
std::vector<Block> block_steps(const Database& database, const std::string& target,
                               const std::string& branch) {
  std::vector<Block> blocks;
  ask(database, "block/changes", {{"target", target}, {"branch", branch}},
      [&blocks](const AnswerRow& row) {
        const auto name = row.text("name");
        if (blocks.empty() || blocks.back().name != name) {
          blocks.push_back({.name = name});
        }
        blocks.back().length = row.maybe_integer("length");
        blocks.back().steps.push_back(
            {.build = row.integer("build"), .size = row.maybe_integer("size")});
      });
  return blocks;
}

/// Blocks that lie in no other, those of one range once.
bool is_top(const BlockSize& block) {
  return block.parent.empty() && block.same_range_as.empty();
}

std::vector<BlockSeries> series_of(const Database& database, const TargetLine& line,
                                   std::size_t points) {
  const auto& metadata = line.latest.metadata;
  const Line builds(database, metadata.target, metadata.branch);
  std::vector<BlockSeries> series;
  for (const auto& block : block_steps(database, metadata.target, metadata.branch)) {
    const bool shown = std::ranges::any_of(line.blocks, [&block](const BlockSize& size) {
      return size.name == block.name && is_top(size);
    });
    if (shown) {
      Sizes used = builds.sizes(block.steps);
      const auto surplus = used.size() - std::min(points, used.size());
      used.erase(used.begin(), used.begin() + static_cast<std::ptrdiff_t>(surplus));
      series.push_back(
          {.block = block.name, .length = block.length, .used = std::move(used)});
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

/// What the blocks of a list used in each build of it, by id.
std::map<std::int64_t, Sizes> used_by_build(const Database& database,
                                            const BuildList& list) {
  std::map<std::int64_t, Sizes> used;
  std::vector<std::string> branches;
  for (const auto& line : list.builds) {
    used[line.build.id].resize(list.blocks.size());
    branches.push_back(line.build.metadata.branch);
  }
  std::ranges::sort(branches);
  const auto same = std::ranges::unique(branches);
  branches.erase(same.begin(), same.end());
  for (const auto& branch : branches) {
    const Line builds(database, list.target, branch);
    for (const auto& block : block_steps(database, list.target, branch)) {
      const auto column = std::ranges::find(list.blocks, block.name);
      if (column == list.blocks.end()) {
        continue;
      }
      const Sizes sizes = builds.sizes(block.steps);
      for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto row = used.find(builds.builds()[i]);
        if (row != used.end()) {
          row->second[static_cast<std::size_t>(column - list.blocks.begin())] = sizes[i];
        }
      }
    }
  }
  return used;
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
        list.builds.push_back({.loaded_bytes = row.integer("loaded_bytes")});
      });
  const auto builds = builds_by_id(database, ids);
  for (std::size_t i = 0; i < builds.size(); ++i) {
    list.builds[i].build = builds[i];
  }
  if (!builds.empty()) {
    for (const auto& block : block_sizes(database, builds.front())) {
      if (is_top(block)) {
        list.blocks.push_back(block.name);
      }
    }
  }
  const auto used = used_by_build(database, list);
  for (auto& line : list.builds) {
    line.used = used.at(line.build.id);
  }
  return list;
}

}  // namespace memstrata

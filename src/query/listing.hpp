#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A block in one build, with the blocks nested in it; bytes.
struct BlockSize {
  std::string name;
  std::string parent;         // empty: none
  std::string same_range_as;  // empty: it is the first of its range
  std::uint64_t origin = 0;
  std::optional<std::int64_t> length;  // empty: unknown
  std::int64_t run = 0;
  std::int64_t load = 0;
  std::int64_t overlap = 0;
  std::int64_t used = 0;
  std::int64_t high_water = 0;
  std::int64_t holes = 0;
  std::optional<std::int64_t> free;  // may be negative
  std::int64_t overflow = 0;
  std::int64_t own_used = 0;  // without the nested ones
};

/// The blocks of a build in the order of its memory table.
std::vector<BlockSize> block_sizes(const Database& database, const StoredBuild& build);

/// `used` of one block, one value a build; empty: the build has no such block.
struct BlockSeries {
  std::string block;
  std::optional<std::int64_t> length;             // in the newest build
  std::vector<std::optional<std::int64_t>> used;  // oldest first
};

struct TargetLine {
  std::string target;
  std::vector<std::string> branches;
  std::int64_t builds = 0;
  std::int64_t releases = 0;
  StoredBuild latest;               // of the main branch
  std::vector<BlockSize> blocks;    // of `latest`
  std::vector<BlockSeries> series;  // the last builds of the main branch, for sparklines
};

/// One line a target, by name.  `points`: how many builds a series looks back.
std::vector<TargetLine> list_targets(const Database& database, std::size_t points = 20);

struct BuildLine {
  StoredBuild build;
  std::int64_t loaded_bytes = 0;                  // all loaded regions, each once
  std::vector<std::optional<std::int64_t>> used;  // one a block of BuildList::blocks
};

struct BuildList {
  std::string target;
  std::vector<std::string>
      blocks;                     // top level ones of the newest build, same ranges once
  std::vector<BuildLine> builds;  // newest first
  std::size_t builds_left_out = 0;  // behind the limit
};

struct BuildListRequest {
  std::string target;
  std::string branch;                 // empty: of all branches
  std::size_t limit = 0;              // 0: all
  std::optional<StoredBuild> around;  // the middle of the list; empty: the newest
  bool only_releases = false;
};

BuildList list_builds(const Database& database, const BuildListRequest& request);

}  // namespace memstrata

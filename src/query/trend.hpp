#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/diff.hpp"
#include "query/filters.hpp"
#include "store/database.hpp"

namespace memstrata {

enum class Axis : std::uint8_t { every_build, releases };

struct TrendRequest {
  std::string target;
  std::string branch;              // empty: the target's main one
  std::vector<std::string> names;  // globs over blocks, regions, objects and symbols
  Filters filters;  // narrow `names`; without names they say what to follow
  Axis axis = Axis::every_build;
  std::optional<StoredBuild> since;  // the first build that is shown
  std::optional<StoredBuild> until;  // the last one
  std::size_t points = 0;  // at most so many a series, with its highs and lows; 0: all
};

struct TrendPoint {
  std::size_t build = 0;             // index into Trend::builds
  std::optional<std::int64_t> size;  // bytes; empty: not there
  std::int64_t delta = 0;            // more than at the point before
};

/// Where a symbol went to another object or region, or got another name.
struct SeriesMove {
  std::size_t build = 0;  // index into Trend::builds; the next one that is shown
  std::string change;     // moved, renamed
  Origin from;            // what it was until then
  Origin to;              // what it is since; not asked for where the series ends
  bool is_guess = false;  // renamed, as it seems
};

/// One thing over builds.
struct TrendSeries {
  std::string name;
  std::string object;
  std::string archive;
  std::string region;
  std::string level;               // block, region, archive, object, symbol
  std::vector<TrendPoint> points;  // oldest first; one a build, unless thinned
  std::vector<SeriesMove> moves;   // oldest first
};

struct Trend {
  std::vector<StoredBuild> builds;  // oldest first
  std::vector<std::vector<std::string>>
      marks;  // one list a build: toolchain, gap, overflow, failed, truncated
  std::vector<TrendSeries> series;  // largest in the newest build first
  std::size_t series_left_out = 0;  // behind filters.row_limit
};

/// A branch that forks shows the builds of the branch it comes from, up to the fork.
/// A block means it and the blocks nested in it (bytes used).  A symbol that moved or was
/// renamed is one series, also where that is a guess (symbol/rename_guesses).
///
/// Throws Error{not_found} with the nearest three when nothing matches, Error{usage}
/// when `since` or `until` does not lead to the newest build.
Trend trend(const Database& database, const TrendRequest& request);

}  // namespace memstrata

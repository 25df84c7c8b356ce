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

struct BlameRequest {
  std::string target;
  std::string branch;              // empty: the target's main one
  std::vector<std::string> names;  // as TrendRequest::names
  Filters filters;
  bool total = false;                // all that matches as one thing
  std::optional<StoredBuild> since;  // only what changed after this build
};

/// A build in which something changed its size.
struct BlameStep {
  std::string level;  // block, region, archive, object, symbol; total
  std::string name;   // empty: a nameless span
  std::string object;
  std::string archive;
  std::string region;
  std::size_t build = 0;                 // index into Blame::builds
  std::optional<std::int64_t> old_size;  // empty: not there
  std::optional<std::int64_t> new_size;
  std::int64_t delta = 0;
  std::string change;  // first: in the oldest build; added, removed, grew, shrank,
                       // moved, renamed
  std::optional<Origin> from;  // of what moved or was renamed
  std::optional<Origin> to;    // renamed, as it seems, to what is not asked for
  bool is_guess = false;       // renamed, as it seems
};

/// Every step of some things on a line of builds.
struct Blame {
  std::string target;
  std::string branch;
  Filters filters;
  bool total = false;
  std::optional<StoredBuild> since;
  std::vector<StoredBuild> builds;              // those with steps, newest first
  std::vector<std::vector<std::string>> marks;  // one list a build, as Trend::marks
  std::vector<BlameStep> steps;  // newest first, in a build the largest first
  std::optional<Others> others;  // too small, or behind filters.row_limit
};

/// A symbol that goes from one object or region to another in one build moved; one of
/// another name that looks the same was renamed, as a guess (symbol/rename_guesses).
///
/// Throws Error{not_found} with the nearest three when nothing matches, Error{usage}
/// when `since` does not lead to the newest build of the branch.
Blame blame(const Database& database, const BlameRequest& request);

}  // namespace memstrata

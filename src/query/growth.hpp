#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/diff.hpp"
#include "query/filters.hpp"
#include "query/marks.hpp"
#include "store/database.hpp"

namespace memstrata {

/// One thing that grew from the first build to the last.
struct GrowthRow {
  std::string level;
  std::string name;
  std::string object;
  std::string archive;
  std::string region;
  std::vector<std::optional<std::int64_t>> sizes;  // one a build; empty: not there
  std::int64_t delta = 0;                          // last - first

  bool operator==(const GrowthRow&) const = default;
};

struct Growth {
  std::vector<StoredBuild> builds;  // oldest first
  Level level = Level::symbol;
  Filters filters;
  std::vector<MarkedBuild> marks;  // builds to know something of
  std::vector<GrowthRow> rows;     // largest growth first; only what grew
  std::optional<Others> others;    // what grew and is not listed
  bool adds_up = false;            // every build is sound
};

/// What grew from the first of `builds` to the last, and how large it was in
/// each.  A symbol that moved is followed, its move is no growth.
///
/// Throws Error{usage} for fewer than two builds.
Growth growth(const Database& database, const std::vector<StoredBuild>& builds,
              Level level = Level::symbol, const Filters& filters = {});

/// The tagged builds of a target, oldest first; `branch` empty: of all branches.
std::vector<StoredBuild> releases(const Database& database, const std::string& target,
                                  const std::string& branch = {});

}  // namespace memstrata

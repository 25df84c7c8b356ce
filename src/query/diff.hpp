#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A number in the old and in the new build, in bytes.
struct Change {
  std::int64_t old_size = 0;
  std::int64_t new_size = 0;
  std::int64_t delta = 0;

  bool operator==(const Change&) const = default;
};

/// Where a thing was before it moved.
struct Origin {
  std::string name;
  std::string object;
  std::string region;

  bool operator==(const Origin&) const = default;
};

/// One thing that differs.  A text is empty where there is nothing to say.
struct DiffRow {
  std::string level;  // block, region, archive, object, symbol; data, stub, gap: bytes of
                      // no object
  std::string name;   // empty: a nameless span
  std::string object;
  std::string archive;
  std::string region;
  std::string block;                     // where the region runs
  std::optional<std::int64_t> old_size;  // empty: not there
  std::optional<std::int64_t> new_size;
  std::int64_t delta = 0;
  std::string change;          // added, removed, grew, shrank, moved, renamed, same
  std::optional<Origin> from;  // of what moved or was renamed
  bool is_guess = false;       // renamed, as it seems
  std::vector<std::string> aliases;

  bool operator==(const DiffRow&) const = default;
};

/// The rows that were not listed, in one line.
struct Others {
  std::int64_t rows = 0;
  std::int64_t delta = 0;

  bool operator==(const Others&) const = default;
};

/// The difference of two builds.
/// rows + others + fill - overlap.delta = total.delta.
struct Diff {
  StoredBuild old_build;
  StoredBuild new_build;
  Level level = Level::symbol;
  Filters filters;
  std::optional<Change> total;  // empty at level block: there is no sum over blocks
  Change fill;
  Change overlap;  // how much the sum of sizes exceeds `total`; 0 without a block
  std::vector<DiffRow> rows;  // largest change first
  std::optional<Others> others;
  bool adds_up = false;  // both builds are sound and the equation above holds
};

/// The builds are of one target.  Throws Error{usage} otherwise, and
/// Error{not_found} for a block that neither build has.
Diff diff_builds(const Database& database, const StoredBuild& old_build,
                 const StoredBuild& new_build, Level level = Level::symbol,
                 const Filters& filters = {});

}  // namespace memstrata

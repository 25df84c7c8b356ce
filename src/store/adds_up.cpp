#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "layout/codec.hpp"
#include "layout/nameless_map.hpp"
#include "model/accounting.hpp"
#include "store/build_rows.hpp"
#include "store/database_impl.hpp"
#include "store/layout_chain.hpp"
#include "store/sqlite_error.hpp"
#include "store/timeline.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using RegionSizes = std::map<std::int64_t, std::int64_t>;

// Of the loaded regions; empty ones do not matter.
RegionSizes sizes_in_layout(const BuildLayout& layout) {
  RegionSizes sizes;
  for (const LayoutRegion& region : layout.regions) {
    if (region.loaded && region.size > 0) {
      sizes[region.region_id] = static_cast<std::int64_t>(region.size);
    }
  }
  return sizes;
}

/// The last build of a branch that each of two builds rests on; kNoBuild: none.
using LastOrds = std::array<std::int64_t, 2>;

constexpr std::int64_t kNoBuild = std::numeric_limits<std::int64_t>::min();

// Of each branch: the one that the build is of, then what it forks from.
std::map<std::int64_t, LastOrds> rests_of(Statements& statements, const BuildPair& pair) {
  std::map<std::int64_t, LastOrds> rests;
  const Timeline timeline(statements);
  for (std::size_t i = 0; i < pair.size(); ++i) {
    BuildKey last = pair[i];
    std::set<std::int64_t> branches;
    while (branches.insert(last.branch_id).second) {
      const auto rest = rests.try_emplace(last.branch_id, LastOrds{kNoBuild, kNoBuild});
      rest.first->second[i] = last.ord;
      last = timeline.fork_point(last).value_or(last);
    }
  }
  return rests;
}

// By region, of each of the two.  Both in one walk: the rows are many.
std::array<RegionSizes, 2> sums_of(Statements& statements, std::string_view deltas,
                                   const BuildPair& pair) {
  std::array<RegionSizes, 2> sums;
  for (const auto& [branch_id, ords] : rests_of(statements, pair)) {
    const auto [first, last] = std::ranges::minmax(ords);
    for (Query row(statements, deltas, first, pair[0].target_id, branch_id, last);
         row.next();) {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        const std::int64_t later = ords[i] < last ? row.integer(2) : 0;
        sums[i][row.integer(0)] += row.integer(1) - later;
      }
    }
  }
  for (RegionSizes& of_build : sums) {  // gone, or empty
    std::erase_if(of_build, [](const auto& sum) { return sum.second == 0; });
  }
  return sums;
}

std::int64_t loaded_bytes(const MemoryMap& map) {
  std::int64_t sum = 0;
  for (const Region& region : map.regions) {
    sum += region.takes_space() ? static_cast<std::int64_t>(region.size) : 0;
  }
  return sum;
}

/// The sums that the layout of a build comes to; none: it is not sound in itself.
std::optional<RegionSizes> sound_sizes(Statements& statements, const BuildKey& key) {
  const BuildRow row = required_build_row(statements, key);
  try {
    const BuildLayout layout = decode_records(read_records(statements, key));
    // Sums need no names, and reading those of a target takes longer than all else.
    const MemoryMap map = nameless_map(layout);
    if (broken_sums(map).empty() && loaded_bytes(map) == row.loaded_bytes) {
      return sizes_in_layout(layout);
    }
  } catch (const Error&) {
    // a layout that cannot be read proves nothing
  }
  return std::nullopt;
}

}  // namespace

bool adds_up(const Database& database, const BuildKey& key) {
  return both_add_up(database, {key, key});
}

bool both_add_up(const Database& database, const BuildPair& pair) {
  return with_translated_errors(database.path(), [&] {
    Statements& statements = database.impl().statements;
    const auto first = sound_sizes(statements, pair[0]);
    const auto second = pair[0] == pair[1] ? first : sound_sizes(statements, pair[1]);
    if (!first || !second) {
      return false;
    }
    const std::array expected{*first, *second};
    return sums_of(statements, "verify/region_deltas.sql", pair) == expected &&
           sums_of(statements, "verify/object_deltas.sql", pair) == expected;
  });
}

}  // namespace memstrata

#include <map>
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

// By region: the branch up to the build, then what it forks from.
RegionSizes sums_of(Statements& statements, std::string_view deltas,
                    const BuildKey& build) {
  RegionSizes sums;
  const Timeline timeline(statements);
  std::set<std::int64_t> branches;
  BuildKey last = build;
  while (branches.insert(last.branch_id).second) {
    for (Query row(statements, deltas, last.target_id, last.branch_id, last.ord);
         row.next();) {
      sums[row.integer(0)] += row.integer(1);
    }
    last = timeline.fork_point(last).value_or(last);
  }
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });  // gone, or empty
  return sums;
}

bool change_rows_sum_to(Statements& statements, const BuildKey& key,
                        const RegionSizes& expected) {
  return sums_of(statements, "verify/region_deltas.sql", key) == expected &&
         sums_of(statements, "verify/object_deltas.sql", key) == expected;
}

std::int64_t loaded_bytes(const MemoryMap& map) {
  std::int64_t sum = 0;
  for (const Region& region : map.regions) {
    sum += region.takes_space() ? static_cast<std::int64_t>(region.size) : 0;
  }
  return sum;
}

}  // namespace

bool adds_up(const Database& database, const BuildKey& key) {
  return with_translated_errors(database.path(), [&] {
    Statements& statements = database.impl().statements;
    const BuildRow row = required_build_row(statements, key);
    try {
      const BuildLayout layout = decode_records(read_records(statements, key));
      // Sums need no names, and reading those of a target takes longer than all else.
      const MemoryMap map = nameless_map(layout);
      return broken_sums(map).empty() && loaded_bytes(map) == row.loaded_bytes &&
             change_rows_sum_to(statements, key, sizes_in_layout(layout));
    } catch (const Error&) {
      return false;  // a layout that cannot be read proves nothing
    }
  });
}

}  // namespace memstrata

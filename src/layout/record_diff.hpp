#pragma once

#include <cstddef>
#include <vector>

#include "layout/codec.hpp"

namespace memstrata {

/// Records that two tables have in common, in order.
struct CommonRun {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t count = 0;
};

/// Runs in rising order that together are nearly all that can be kept.  Linear
/// where the tables are alike; else n log n over the records that are unique.
std::vector<CommonRun> common_runs(const Records& from, const Records& to);

}  // namespace memstrata

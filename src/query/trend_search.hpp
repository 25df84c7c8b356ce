#pragma once

#include <cstdint>
#include <vector>

#include "query/line.hpp"
#include "query/trend.hpp"

namespace memstrata {

/// A series whose points are not made yet, and where it changed.
struct FoundSeries {
  TrendSeries series;
  std::int64_t id = 0;  // symbol_id of a symbol
  std::vector<Line::Step> steps;
};

/// What `request` asks to follow on `branch`, level by level.
///
/// Throws Error{not_found} with the nearest three when nothing matches.
std::vector<FoundSeries> find_series(const Database& database,
                                     const TrendRequest& request,
                                     const std::string& branch);

}  // namespace memstrata

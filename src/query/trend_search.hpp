#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/line.hpp"
#include "query/trend.hpp"

namespace memstrata {

/// A move, and where the build that brings it stands on the line.
struct FoundMove {
  std::size_t place = 0;
  SeriesMove move;
};

/// A series whose points are not made yet, and where it changed.
struct FoundSeries {
  TrendSeries series;
  std::int64_t id = 0;  // symbol_id of a symbol
  std::vector<Line::Step> steps;
  std::vector<FoundMove> moves;
};

/// What `request` asks to follow on `branch`, level by level.
///
/// Throws Error{not_found} with the nearest three when nothing matches.
std::vector<FoundSeries> find_series(const Database& database,
                                     const TrendRequest& request,
                                     const std::string& branch);

/// Symbols by their symbol_id, as far as the filters of `request` let them through.
std::vector<FoundSeries> series_of_symbols(const Database& database,
                                           const TrendRequest& request,
                                           const std::string& branch,
                                           const std::vector<std::int64_t>& ids);

}  // namespace memstrata

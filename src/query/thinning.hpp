#pragma once

#include <cstddef>
#include <vector>

#include "query/trend.hpp"

namespace memstrata {

/// At most `limit` of `points` (0: all; else 4 or more): the first, the last, and of each
/// stretch between them the smallest and the largest, so that no peak is lost.  `delta`
/// is then more than at the point before that is left.
std::vector<TrendPoint> thinned(const std::vector<TrendPoint>& points, std::size_t limit);

}  // namespace memstrata

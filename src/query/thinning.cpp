#include "query/thinning.hpp"

#include <algorithm>
#include <set>

namespace memstrata {
namespace {

/// What is not there counts as nothing.
std::int64_t height_of(const TrendPoint& point) {
  return point.size.value_or(0);
}

/// Places of the smallest and the largest point of [first, end), the earliest of
/// equal ones.
void keep_extremes(const std::vector<TrendPoint>& points, std::size_t first,
                   std::size_t end, std::set<std::size_t>& kept) {
  std::size_t low = first;
  std::size_t high = first;
  for (std::size_t place = first; place < end; ++place) {
    if (height_of(points[place]) < height_of(points[low])) {
      low = place;
    }
    if (height_of(points[place]) > height_of(points[high])) {
      high = place;
    }
  }
  kept.insert({low, high});
}

}  // namespace

std::vector<TrendPoint> thinned(const std::vector<TrendPoint>& points,
                                std::size_t limit) {
  if (limit == 0 || points.size() <= limit) {
    return points;
  }
  const std::size_t inner = points.size() - 2;
  const std::size_t stretches = std::max<std::size_t>(limit, 4) / 2 - 1;
  std::set<std::size_t> kept{0, points.size() - 1};
  for (std::size_t i = 0; i < stretches; ++i) {
    const std::size_t first = 1 + inner * i / stretches;
    const std::size_t end = 1 + inner * (i + 1) / stretches;
    if (first < end) {
      keep_extremes(points, first, end, kept);
    }
  }
  std::vector<TrendPoint> left;
  for (const std::size_t place : kept) {
    TrendPoint point = points[place];
    point.delta = left.empty() ? 0 : height_of(point) - height_of(left.back());
    left.push_back(point);
  }
  return left;
}

}  // namespace memstrata

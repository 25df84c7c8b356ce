#include "vtab/theil_sen.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

namespace memstrata {
namespace {

/// How many deviations a range of 95 % reaches to each side.
constexpr double kDeviations = 1.96;

std::vector<double> slopes_of_pairs(std::span<const Point> points) {
  std::vector<double> slopes;
  slopes.reserve(points.size() * (points.size() - 1) / 2);
  for (std::size_t one = 0; one < points.size(); ++one) {
    for (std::size_t other = one + 1; other < points.size(); ++other) {
      const double run = points[other].x - points[one].x;
      const double slope = (points[other].y - points[one].y) / run;
      if (std::isfinite(slope)) {  // not with one x, nor without end
        slopes.push_back(slope);
      }
    }
  }
  return slopes;
}

/// 18 times the variance that Kendall's S has among so many points with one y.
double variance_of_ties(double points) {
  return points * (points - 1) * (2 * points + 5);
}

double deviation(std::span<const Point> points) {
  std::map<double, double> points_of_level;
  for (const Point& point : points) {
    ++points_of_level[point.y];
  }
  double variance = variance_of_ties(static_cast<double>(points.size()));
  for (const auto& [level, ties] : points_of_level) {
    variance -= variance_of_ties(ties);
  }
  return std::sqrt(std::max(variance, 0.0) / 18);
}

/// The value at a rank, counted from 1.
double at_rank(std::vector<double>& values, double rank) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
  std::ranges::nth_element(values, place);
  return *place;
}

}  // namespace

std::optional<Slope> theil_sen(std::span<const Point> points) {
  if (points.empty()) {
    return std::nullopt;
  }
  auto slopes = slopes_of_pairs(points);
  if (slopes.empty()) {
    return std::nullopt;
  }
  const auto pairs = static_cast<double>(slopes.size());
  const double doubt = kDeviations * deviation(points);
  const double lowest = std::max(std::ceil((pairs - doubt) / 2), 1.0);
  const double highest = std::min(std::floor((pairs + doubt) / 2 + 1), pairs);
  const double left = at_rank(slopes, std::floor((pairs + 1) / 2));
  const double right = at_rank(slopes, std::floor(pairs / 2) + 1);
  return Slope{.likely = std::midpoint(left, right),
               .low = at_rank(slopes, lowest),
               .high = at_rank(slopes, highest)};
}

}  // namespace memstrata

#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace memstrata {

struct Point {
  double x = 0;
  double y = 0;
};

/// A rate in y a unit of x, and the ends of the range that holds it with 95 %.
struct Slope {
  double likely = 0;
  double low = 0;
  double high = 0;
};

/// The most points that a slope is made from: half a million pairs.
inline constexpr std::size_t kMostPoints = 1'000;

/// The Theil-Sen slope: the median of the slopes of all pairs of points with two x.
/// Its range is Sen's, from the deviation of Kendall's S with ties of y (P. K. Sen,
/// "Estimates of the regression coefficient based on Kendall's tau", 1968).
///
/// Nothing where all points have one x.  Takes time and memory by the square of the
/// points, of which there are kMostPoints at the most.
std::optional<Slope> theil_sen(std::span<const Point> points);

}  // namespace memstrata

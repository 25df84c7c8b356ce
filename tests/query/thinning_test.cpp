#include "query/thinning.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace memstrata {
namespace {

std::vector<TrendPoint> points_of(const std::vector<std::int64_t>& sizes) {
  std::vector<TrendPoint> points;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    points.push_back({.build = i, .size = sizes[i]});
  }
  return points;
}

/// Flat but for one high and one low point.
std::vector<TrendPoint> hill_and_hole(std::size_t count) {
  std::vector<std::int64_t> sizes(count, 100);
  sizes[count / 3] = 900;
  sizes[count / 2] = 1;
  return points_of(sizes);
}

bool has_size(const std::vector<TrendPoint>& points, std::int64_t size) {
  return std::ranges::any_of(points,
                             [size](const auto& point) { return point.size == size; });
}

TEST(ThinningTest, KeepsAllWhenThereIsRoom) {
  EXPECT_EQ(thinned(points_of({1, 2, 3}), 3).size(), 3U);
  EXPECT_EQ(thinned(points_of({1, 2, 3}), 0).size(), 3U);
  EXPECT_TRUE(thinned({}, 4).empty());
}

TEST(ThinningTest, KeepsHighsLowsAndEnds) {
  const auto points = hill_and_hole(10'000);
  for (const std::size_t limit : {4U, 5U, 10U, 100U, 9'999U}) {
    const auto left = thinned(points, limit);
    EXPECT_LE(left.size(), limit);
    EXPECT_TRUE(has_size(left, 900)) << limit;
    EXPECT_TRUE(has_size(left, 1)) << limit;
    EXPECT_EQ(left.front().build, 0U);
    EXPECT_EQ(left.back().build, 9'999U);
  }
}

TEST(ThinningTest, CountsDeltasFromThePointBefore) {
  const auto left = thinned(hill_and_hole(1'000), 8);
  std::int64_t sum = left.front().size.value();
  for (std::size_t i = 1; i < left.size(); ++i) {
    EXPECT_LT(left[i - 1].build, left[i].build);
    sum += left[i].delta;
    EXPECT_EQ(sum, left[i].size.value());
  }
}

}  // namespace
}  // namespace memstrata

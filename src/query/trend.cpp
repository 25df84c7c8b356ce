#include "query/trend.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/error.hpp"
#include "query/continued_series.hpp"
#include "query/line.hpp"
#include "query/marks.hpp"
#include "query/thinning.hpp"
#include "query/trend_search.hpp"

namespace memstrata {
namespace {

/// The places of a line that are shown.
std::vector<std::size_t> shown_places(const Line& line, const TrendRequest& request) {
  const std::size_t first = request.since ? line.need_place(*request.since) : 0;
  const std::size_t end =
      request.until ? line.need_place(*request.until) + 1 : line.builds().size();
  std::vector<std::size_t> places;
  for (std::size_t place = first; place < end; ++place) {
    if (request.axis == Axis::every_build || line.is_release(place)) {
      places.push_back(place);
    }
  }
  return places;
}

/// Marks say how a release differs from the release before.
void mark_releases(const Database& database, const TrendRequest& request,
                   const std::string& branch, Trend& trend) {
  std::map<std::int64_t, std::vector<std::string>> by_build;
  for (auto& one :
       builds_of_line(database, request.target, branch, MarkScope::releases)) {
    by_build.emplace(one.build.id, std::move(one.marks));
  }
  for (std::size_t i = 0; i < trend.builds.size(); ++i) {
    trend.marks[i] = std::move(by_build[trend.builds[i].id]);
  }
}

std::vector<TrendPoint> points_of(const FoundSeries& found, const Line& line,
                                  const std::vector<std::size_t>& places) {
  const auto sizes = line.sizes(found.steps);
  std::vector<TrendPoint> points;
  points.reserve(places.size());
  std::int64_t before = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto size = sizes[places[i]];
    const std::int64_t delta = i == 0 ? 0 : size.value_or(0) - before;
    points.push_back({.build = i, .size = size, .delta = delta});
    before = size.value_or(0);
  }
  return points;
}

/// Those of the builds that are shown, or that lie between two of them.
std::vector<SeriesMove> moves_of(const FoundSeries& found,
                                 const std::vector<std::size_t>& places) {
  std::vector<SeriesMove> moves;
  for (const auto& [place, move] : found.moves) {
    const auto shown = std::ranges::lower_bound(places, place);
    if (place > places.front() && shown != places.end()) {
      moves.push_back(move);
      moves.back().build = static_cast<std::size_t>(shown - places.begin());
    }
  }
  return moves;
}

/// Whether the filters let a series through.
bool is_wanted(const TrendSeries& series, const Filters& filters) {
  const auto& points = series.points;
  const bool is_there = std::ranges::any_of(
      points, [](const TrendPoint& point) { return point.size.has_value(); });
  const bool changed = std::ranges::any_of(
      points, [](const TrendPoint& point) { return point.delta != 0; });
  if (!is_there || (filters.only_changed && !changed)) {
    return false;
  }
  const auto whole = points.back().size.value_or(0) - points.front().size.value_or(0);
  return std::max(whole, -whole) >= filters.min_delta;
}

std::int64_t newest_size(const TrendSeries& series) {
  return series.points.back().size.value_or(-1);
}

}  // namespace

Trend trend(const Database& database, const TrendRequest& request) {
  const std::string branch =
      request.branch.empty() ? main_branch(database, request.target) : request.branch;
  auto builds = builds_of_line(database, request.target, branch, MarkScope::every_build);
  const Line line(branch, builds);
  auto found =
      continued(find_series(database, request, branch), database, request, branch, line);
  const auto places = shown_places(line, request);
  Trend trend;
  for (const auto place : places) {
    trend.builds.push_back(std::move(builds[place].build));
    trend.marks.push_back(std::move(builds[place].marks));
  }
  if (request.axis == Axis::releases) {
    mark_releases(database, request, branch, trend);
  }
  if (places.empty()) {
    trend.series_left_out = found.size();
    return trend;
  }
  for (auto& one : found) {
    one.series.points = points_of(one, line, places);
    one.series.moves = moves_of(one, places);
    if (is_wanted(one.series, request.filters)) {
      one.series.points = thinned(one.series.points, request.points);
      trend.series.push_back(std::move(one.series));
    }
  }
  std::ranges::stable_sort(trend.series, std::ranges::greater{}, &newest_size);
  const auto limit = request.filters.row_limit;
  if (limit > 0 && trend.series.size() > limit) {
    trend.series.resize(limit);
  }
  trend.series_left_out = found.size() - trend.series.size();
  return trend;
}

}  // namespace memstrata

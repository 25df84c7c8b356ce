#include "query/trend.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/error.hpp"
#include "query/build_rows.hpp"
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

/// What a reader of the series should know of each of `builds`.
std::vector<std::vector<std::string>> marks_of(const Database& database,
                                               const TrendRequest& request,
                                               const std::string& branch,
                                               const std::vector<StoredBuild>& builds) {
  const auto scope =
      request.axis == Axis::releases ? MarkScope::releases : MarkScope::every_build;
  std::map<std::int64_t, std::vector<std::string>> by_build;
  for (auto& one : marked_builds(database, request.target, branch, scope)) {
    by_build.emplace(one.build, std::move(one.marks));
  }
  std::vector<std::vector<std::string>> marks;
  marks.reserve(builds.size());
  for (const auto& build : builds) {
    marks.push_back(std::move(by_build[build.id]));
  }
  return marks;
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
  const Line line(database, request.target, branch);
  auto found =
      continued(find_series(database, request, branch), database, request, branch, line);
  const auto places = shown_places(line, request);
  std::vector<std::int64_t> ids;
  ids.reserve(places.size());
  for (const auto place : places) {
    ids.push_back(line.builds()[place]);
  }
  Trend trend{.builds = builds_by_id(database, ids)};
  trend.marks = marks_of(database, request, branch, trend.builds);
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

#include "query/lives.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace memstrata {
namespace {

void add_lives(std::vector<Life>& lives, const FoundSeries& series, std::size_t owner,
               const Line& line) {
  bool is_there = false;
  for (const auto& step : series.steps) {
    const auto place = line.place_of(step.build).value();
    if (!step.size) {
      if (is_there) {
        lives.back().end = place;
      }
      is_there = false;
      continue;
    }
    if (!is_there) {
      lives.push_back({.owner = owner, .begin = place});
      is_there = true;
    }
    lives.back().steps.push_back(step);
  }
}

/// Who comes and goes under one name in one build.
struct Traffic {
  std::vector<std::size_t> came;  // indexes of lives
  std::vector<std::size_t> went;
};

using Crossing = std::pair<std::size_t, std::string>;  // place, latest name

std::map<Crossing, Traffic> traffic_of(const std::vector<Life>& lives,
                                       const std::vector<FoundSeries>& series,
                                       const LatestNames& names) {
  std::map<Crossing, Traffic> traffic;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const std::string& name = series[lives[i].owner].series.name;
    if (name.empty()) {
      continue;
    }
    traffic[{lives[i].begin, names.of(name)}].came.push_back(i);
    if (lives[i].end) {
      traffic[{*lives[i].end, names.of(name)}].went.push_back(i);
    }
  }
  return traffic;
}

}  // namespace

std::vector<Life> lives_of(const std::vector<FoundSeries>& series, const Line& line,
                           const LatestNames& names) {
  std::vector<Life> lives;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series[i].series.level == "symbol") {
      add_lives(lives, series[i], i, line);
    }
  }
  std::ranges::sort(lives, {},
                    [](const Life& life) { return std::tuple(life.begin, life.owner); });
  for (const auto& [crossing, one] : traffic_of(lives, series, names)) {
    if (one.came.size() == 1 && one.went.size() == 1) {
      lives[one.came.front()].former = one.went.front();
    }
  }
  return lives;
}

}  // namespace memstrata

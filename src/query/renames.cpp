#include "query/renames.hpp"

#include <algorithm>
#include <utility>

#include "query/answer.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

/// Puts the steps of `former` before those of `series`.
void take_over(FoundSeries& series, FoundSeries& former) {
  former.steps.pop_back();  // it goes where the other comes
  series.steps.insert(series.steps.begin(), former.steps.begin(), former.steps.end());
}

}  // namespace

std::vector<Rename> renames(const Database& database, const std::string& target) {
  std::vector<Rename> all;
  ask(database, "symbol/renames", {{"target", target}}, [&all](const AnswerRow& row) {
    all.push_back({.old_name = row.text("old"),
                   .new_name = row.text("new"),
                   .latest = row.text("latest")});
  });
  return all;
}

LatestNames::LatestNames(const Database& database, const std::string& target) {
  for (auto& rename : renames(database, target)) {
    latest_.emplace(std::move(rename.old_name), std::move(rename.latest));
  }
}

const std::string& LatestNames::of(const std::string& name) const {
  const auto found = latest_.find(name);
  return found == latest_.end() ? name : found->second;
}

std::vector<std::string> LatestNames::with_former(std::vector<std::string> names) const {
  std::vector<std::string> former;
  for (const auto& [old_name, latest] : latest_) {
    const auto asked_for = [&latest = latest](const std::string& name) {
      return normalised_symbol(name) == latest;
    };
    if (std::ranges::any_of(names, asked_for)) {
      former.push_back(old_name);
    }
  }
  names.insert(names.end(), former.begin(), former.end());
  return names;
}

std::vector<FoundSeries> LatestNames::joined(std::vector<FoundSeries> series) const {
  const auto is_successor = [this](const FoundSeries& former, const FoundSeries& other) {
    return former.series.level == "symbol" && other.series.level == "symbol" &&
           former.series.name != other.series.name && !former.steps.empty() &&
           !other.steps.empty() && !former.steps.back().size &&
           former.steps.back().build == other.steps.front().build &&
           of(former.series.name) == of(other.series.name);
  };
  for (std::size_t i = 0; !latest_.empty() && i < series.size();) {
    const auto successor = std::ranges::find_if(
        series, [&](const FoundSeries& other) { return is_successor(series[i], other); });
    if (successor == series.end()) {
      ++i;
      continue;
    }
    take_over(*successor, series[i]);
    series.erase(series.begin() + static_cast<std::ptrdiff_t>(i));
    i = 0;
  }
  return series;
}

}  // namespace memstrata

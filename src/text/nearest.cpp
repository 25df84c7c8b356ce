#include "text/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace memstrata {

namespace {

/// How many characters must be changed, added or removed to make one the other.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// Smaller is nearer.  A name that contains what was wanted, or the other way
/// round, is near whatever its length.
std::size_t distance(std::string_view wanted, std::string_view name) {
  const bool contained = wanted.size() >= 3 && name.size() >= 3 &&
                         (name.find(wanted) != std::string_view::npos ||
                          wanted.find(name) != std::string_view::npos);
  return contained ? 1 : edit_distance(wanted, name);
}

}  // namespace

std::vector<std::string> nearest(std::string_view wanted,
                                 const std::vector<std::string>& names, std::size_t count,
                                 Unlike unlike) {
  const std::size_t farthest = std::max<std::size_t>(2, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& name : names) {
    const std::size_t how_far = distance(wanted, name);
    if (unlike == Unlike::take || how_far <= farthest) {
      ranked.emplace_back(how_far, name);
    }
  }
  std::ranges::sort(ranked);
  std::vector<std::string> found;
  for (auto& [how_far, name] : ranked) {
    if (found.size() < count && (found.empty() || found.back() != name)) {
      found.push_back(std::move(name));
    }
  }
  return found;
}

}  // namespace memstrata

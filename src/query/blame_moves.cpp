#include "query/blame_moves.hpp"

#include <map>
#include <string>
#include <utility>

namespace memstrata {
namespace {

/// What comes and goes under one name in one build.
struct Traffic {
  std::vector<std::size_t> added;  // indexes into the steps
  std::vector<std::size_t> removed;
};

using Key = std::pair<std::size_t, std::string>;

std::map<Key, Traffic> traffic_of(const std::vector<PlacedStep>& steps,
                                  const LatestNames& names) {
  std::map<Key, Traffic> traffic;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const BlameStep& step = steps[i].step;
    if (step.level != "symbol" || step.name.empty()) {
      continue;
    }
    if (step.change == "added") {
      traffic[{steps[i].place, names.of(step.name)}].added.push_back(i);
    } else if (step.change == "removed") {
      traffic[{steps[i].place, names.of(step.name)}].removed.push_back(i);
    }
  }
  return traffic;
}

void join(BlameStep& added, const BlameStep& removed) {
  added.change = added.name == removed.name ? "moved" : "renamed";
  added.from =
      Origin{.name = removed.name, .object = removed.object, .region = removed.region};
  added.old_size = removed.old_size;
  added.delta = added.new_size.value_or(0) - added.old_size.value_or(0);
}

}  // namespace

std::vector<PlacedStep> with_moves(std::vector<PlacedStep> steps,
                                   const LatestNames& names) {
  std::vector<bool> is_joined(steps.size());
  for (const auto& [key, one] : traffic_of(steps, names)) {
    if (one.added.size() == 1 && one.removed.size() == 1) {
      join(steps[one.added.front()].step, steps[one.removed.front()].step);
      is_joined[one.removed.front()] = true;
    }
  }
  std::vector<PlacedStep> left;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!is_joined[i]) {
      left.push_back(std::move(steps[i]));
    }
  }
  return left;
}

}  // namespace memstrata

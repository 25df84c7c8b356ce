#include "query/line.hpp"

#include "query/answer.hpp"

namespace memstrata {

Line::Line(const Database& database, const std::string& target,
           const std::string& branch) {
  ask(database, "build/line", {{"target", target}, {"branch", branch}},
      [this](const AnswerRow& row) {
        place_of_.emplace(row.integer("build"), builds_.size());
        builds_.push_back(row.integer("build"));
        is_release_.push_back(row.integer("is_release") != 0);
      });
}

std::vector<std::optional<std::int64_t>> Line::sizes(
    const std::vector<Step>& steps) const {
  std::vector<std::optional<std::int64_t>> sizes(builds_.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto first = place_of_.at(steps[i].build);
    const auto end =
        i + 1 < steps.size() ? place_of_.at(steps[i + 1].build) : sizes.size();
    for (auto place = first; place < end; ++place) {
      sizes[place] = steps[i].size;
    }
  }
  return sizes;
}

std::string main_branch(const Database& database, const std::string& target) {
  std::string branch;
  ask(database, "branch/list", {{"target", target}}, [&branch](const AnswerRow& row) {
    if (branch.empty()) {
      branch = row.text("branch");
    }
  });
  return branch;
}

}  // namespace memstrata

#include "query/line.hpp"

#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"

namespace memstrata {

Line::Line(const Database& database, const std::string& target, const std::string& branch)
    : branch_(branch) {
  ask(database, "build/line", {{"target", target}, {"branch", branch}},
      [this](const AnswerRow& row) {
        place_of_.emplace(row.integer("build"), builds_.size());
        builds_.push_back(row.integer("build"));
        is_release_.push_back(row.integer("is_release") != 0);
      });
}

Line::Line(std::string branch, const std::vector<BuildOnLine>& builds)
    : branch_(std::move(branch)) {
  for (const BuildOnLine& one : builds) {
    const StoredBuild& build = one.build;
    place_of_.emplace(build.id, builds_.size());
    builds_.push_back(build.id);
    is_release_.push_back(!build.metadata.tags.empty());
  }
}

Line::Line(const Database& database, const std::string& target, const std::string& branch,
           const std::vector<std::int64_t>& builds)
    : branch_(branch), has_oldest_(false) {
  ask(database, "build/places",
      {{"target", target}, {"branch", branch}, {"builds", build_ids_json(builds)}},
      [this](const AnswerRow& row) {
        has_oldest_ = has_oldest_ || row.integer("is_oldest") != 0;
        place_of_.emplace(row.integer("build"), builds_.size());
        builds_.push_back(row.integer("build"));
      });
}

std::optional<std::size_t> Line::place_of(std::int64_t build) const {
  const auto found = place_of_.find(build);
  return found == place_of_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t Line::need_place(const StoredBuild& build) const {
  const auto place = place_of(build.id);
  if (!place) {
    throw Error(ErrorCode::usage, build.metadata.label + " of " + build.metadata.branch +
                                      " does not lead to the newest build of " + branch_ +
                                      "; say --branch " + build.metadata.branch);
  }
  return *place;
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
  ask(database, "branch/main", {{"target", target}},
      [&branch](const AnswerRow& row) { branch = row.text("branch"); });
  return branch;
}

}  // namespace memstrata

#include "vtab/branch_line.hpp"

#include <algorithm>
#include <limits>
#include <ranges>
#include <set>

#include "vtab/wrapping.hpp"

namespace memstrata {
namespace {

/// A branch up to one of its builds.
struct BranchPart {
  std::int64_t branch_id = 0;
  std::int64_t last_ord = std::numeric_limits<std::int64_t>::max();
};

/// The branch, then what it forks from.  In a file that somebody edited that may be a
/// circle, which ends where it closes.
std::vector<BranchPart> parts_of(ModuleStatements& statements, std::int64_t target_id,
                                 std::int64_t branch_id) {
  std::vector<BranchPart> parts;
  std::set<std::int64_t> branches;
  for (BranchPart next{.branch_id = branch_id}; branches.insert(next.branch_id).second;) {
    parts.push_back(next);
    ModuleQuery fork(statements, "read/fork_point.sql", {target_id, next.branch_id});
    if (!fork.next()) {
      break;
    }
    next = {.branch_id = fork.integer(0), .last_ord = fork.integer(1)};
  }
  return parts;
}

}  // namespace

std::optional<std::int64_t> LineStretch::place_of(std::int64_t ord) const {
  const auto build = std::ranges::lower_bound(ords, ord);
  return build == ords.end() || *build != ord
             ? std::nullopt
             : std::optional(first_place + (build - ords.begin()));
}

BranchLine::BranchLine(ModuleStatements& statements, std::int64_t target_id,
                       std::int64_t branch_id, bool releases_alone) {
  const auto parts = parts_of(statements, target_id, branch_id);
  auto forks = static_cast<std::int64_t>(parts.size());
  for (const auto& [branch, last_ord] : std::views::reverse(parts)) {
    --forks;
    ModuleQuery rows(statements, "read/line_of_branch.sql",
                     {target_id, branch, last_ord, releases_alone ? 1 : 0});
    while (rows.next()) {
      builds_.push_back({.build_id = rows.integer(1),
                         .branch_id = branch,
                         .ord = rows.integer(0),
                         .forks = forks,
                         .time = rows.integer(2),
                         .loaded_bytes = rows.integer(4),
                         .toolchain_before = toolchains_.size() - 1});
      const auto toolchain = rows.bytes(3);
      if (!toolchain.empty() && toolchain != toolchains_.back()) {
        toolchains_.emplace_back(toolchain);
      }
    }
  }
}

std::vector<LineStretch> BranchLine::stretches_from(std::int64_t place) const {
  std::vector<LineStretch> stretches;
  for (; place < std::ssize(builds_); ++place) {
    const LineBuild& build = builds_[static_cast<std::size_t>(place)];
    if (stretches.empty() || stretches.back().branch_id != build.branch_id) {
      stretches.push_back({.branch_id = build.branch_id, .first_place = place});
    }
    stretches.back().ords.push_back(build.ord);
  }
  return stretches;
}

std::optional<std::int64_t> BranchLine::wait_before(std::size_t place) const {
  if (place == 0) {
    return std::nullopt;
  }
  return wrapping_difference(builds_[place].time, builds_[place - 1].time);
}

std::optional<std::int64_t> BranchLine::loaded_delta(std::size_t place) const {
  if (place == 0) {
    return std::nullopt;
  }
  return wrapping_difference(builds_[place].loaded_bytes,
                             builds_[place - 1].loaded_bytes);
}

}  // namespace memstrata

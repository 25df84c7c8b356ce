#include "vtab/branch_line.hpp"

#include <limits>
#include <ranges>
#include <set>

namespace memstrata {
namespace {

/// A branch up to one of its builds.
struct Stretch {
  std::int64_t branch_id = 0;
  std::int64_t last_ord = std::numeric_limits<std::int64_t>::max();
};

/// The branch, then what it forks from.  In a file that somebody edited that may be a
/// circle, which ends where it closes.
std::vector<Stretch> stretches_of(ModuleStatements& statements, std::int64_t target_id,
                                  std::int64_t branch_id) {
  std::vector<Stretch> stretches;
  std::set<std::int64_t> branches;
  for (Stretch next{.branch_id = branch_id}; branches.insert(next.branch_id).second;) {
    stretches.push_back(next);
    ModuleQuery fork(statements, "read/fork_point.sql", {target_id, next.branch_id});
    if (!fork.next()) {
      break;
    }
    next = {.branch_id = fork.integer(0), .last_ord = fork.integer(1)};
  }
  return stretches;
}

}  // namespace

BranchLine::BranchLine(ModuleStatements& statements, std::int64_t target_id,
                       std::int64_t branch_id, bool releases_alone) {
  const auto stretches = stretches_of(statements, target_id, branch_id);
  auto forks = static_cast<std::int64_t>(stretches.size());
  for (const auto& [branch, last_ord] : std::views::reverse(stretches)) {
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

}  // namespace memstrata

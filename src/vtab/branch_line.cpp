#include "vtab/branch_line.hpp"

#include <limits>
#include <ranges>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kMostForks = 1000;  // a chain of forks that long is a circle

/// A branch up to one of its builds.
struct Stretch {
  std::int64_t branch_id = 0;
  std::int64_t last_ord = std::numeric_limits<std::int64_t>::max();
};

/// The branch, then what it forks from.
std::vector<Stretch> stretches_of(ModuleStatements& statements, std::int64_t target_id,
                                  std::int64_t branch_id) {
  std::vector<Stretch> stretches{{.branch_id = branch_id}};
  for (;;) {
    ModuleQuery fork(statements, "read/fork_point.sql",
                     {target_id, stretches.back().branch_id});
    if (!fork.next()) {
      return stretches;
    }
    if (stretches.size() > kMostForks) {
      throw Error(ErrorCode::database, "the forks of a branch are a circle");
    }
    stretches.push_back({.branch_id = fork.integer(0), .last_ord = fork.integer(1)});
  }
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
                         .toolchain_before = toolchains_.size() - 1});
      const auto toolchain = rows.bytes(3);
      if (!toolchain.empty() && toolchain != toolchains_.back()) {
        toolchains_.emplace_back(toolchain);
      }
    }
  }
}

}  // namespace memstrata

#include "project/fork_point.hpp"

#include <algorithm>

#include "project/git.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kFarthest = 10000;  // commits looked back

}  // namespace

std::optional<std::string> fork_point(const std::filesystem::path& map,
                                      const std::string& commit,
                                      const std::vector<std::string>& stored_commits) {
  const auto checkout = Checkout::around(std::filesystem::absolute(map).parent_path());
  if (!checkout || stored_commits.empty()) {
    return std::nullopt;
  }
  const auto base = checkout->merge_base(commit, stored_commits.back());
  if (!base) {
    return std::nullopt;
  }
  for (const std::string& ancestor : checkout->first_parent_line(*base, kFarthest)) {
    if (std::ranges::find(stored_commits, ancestor) != stored_commits.end()) {
      return ancestor;
    }
  }
  return std::nullopt;
}

}  // namespace memstrata

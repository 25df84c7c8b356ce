#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace memstrata {

/// Where the branch of `commit` left a line of stored builds: the newest commit
/// of `stored_commits` in the first-parent line of the merge base with it.
/// Asks git in the checkout around `map`; empty: git cannot tell.
std::optional<std::string> fork_point(const std::filesystem::path& map,
                                      const std::string& commit,
                                      const std::vector<std::string>& stored_commits);

}  // namespace memstrata

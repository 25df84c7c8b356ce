#include "project/glob.hpp"

#include <algorithm>

namespace memstrata {

namespace {

bool match(std::string_view pattern, std::string_view path,
           std::vector<std::string>& stars) {
  while (!pattern.empty() && pattern.front() != '*') {
    const bool fits = !path.empty() && (pattern.front() == path.front() ||
                                        (pattern.front() == '?' && path.front() != '/'));
    if (!fits) {
      return false;
    }
    pattern.remove_prefix(1);
    path.remove_prefix(1);
  }
  if (pattern.empty()) {
    return path.empty();
  }
  // The star takes as little as it can, then more.
  const std::size_t longest = std::min(path.find('/'), path.size());
  for (std::size_t taken = 0; taken <= longest; ++taken) {
    stars.emplace_back(path.substr(0, taken));
    if (match(pattern.substr(1), path.substr(taken), stars)) {
      return true;
    }
    stars.pop_back();
  }
  return false;
}

}  // namespace

std::optional<std::vector<std::string>> glob_match(std::string_view pattern,
                                                   std::string_view path) {
  std::vector<std::string> stars;
  if (!match(pattern, path, stars)) {
    return std::nullopt;
  }
  return stars;
}

}  // namespace memstrata

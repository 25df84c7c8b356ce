#pragma once

#include <optional>
#include <string>

namespace memstrata {

/// The commit at the head of a pull request, from the event file of its job:
/// GITHUB_SHA is a merge made for the job alone.  Empty: no pull request.
std::optional<std::string> pull_request_head(const std::string& event_file);

}  // namespace memstrata

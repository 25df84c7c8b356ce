#pragma once

#include <optional>
#include <string>

#include "model/build.hpp"

namespace memstrata {

// What was typed behind an option, read; all throw Error{usage} that names it.

/// Empty when `text` is.
std::optional<Time> time_option(const std::string& option, const std::string& text);

/// A hash in lower case; another version control's name of a commit as it stands.
std::string commit_option(const std::string& option, const std::string& text);

/// What may be said of a build whose map is whole: ok, overflow, failed.
std::optional<Status> status_option(const std::string& text);

}  // namespace memstrata

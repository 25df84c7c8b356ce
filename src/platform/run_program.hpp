#pragma once

#include <optional>
#include <string>
#include <vector>

namespace memstrata {

/// Runs a program found in PATH with nothing to read and its errors thrown
/// away; what it printed, without the final newline.  Empty: it is not there,
/// or it ended with another status than 0.
std::optional<std::string> output_of(const std::vector<std::string>& command);

}  // namespace memstrata

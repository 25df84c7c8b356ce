#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// "; did you mean a, b or c?" with the nearest three, "" when none is near:
/// the end of a message about a name that is not there.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace memstrata

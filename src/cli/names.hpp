#pragma once

#include <string>
#include <vector>

namespace memstrata {

/// Throws Error{usage} when a name that was typed is not valid UTF-8 or holds
/// control characters: it would be printed everywhere.
void check_name(const std::string& option, const std::string& name);
void check_names(const std::string& option, const std::vector<std::string>& names);

}  // namespace memstrata

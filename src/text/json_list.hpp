#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// A JSON array of strings, as the `globs` parameters of questions take it.
std::string json_list(const std::vector<std::string>& texts);

/// The strings of a JSON array; "" has none.  Throws Error{usage} for anything else.
std::vector<std::string> strings_of_json_list(std::string_view json);

/// The integers of a JSON array of them.  Throws Error{usage} for anything else.
std::vector<std::int64_t> integers_of_json_list(std::string_view json);

}  // namespace memstrata

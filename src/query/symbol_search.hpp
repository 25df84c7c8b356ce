#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace memstrata {

/// Whether `*`, `?` or `[` stand for other letters in it.
bool is_pattern(std::string_view name);

/// The symbol_id of every symbol, or of its alias group, that one of `names`
/// means: a name as written, looked up by index, else a pattern.  Sorted.
std::vector<std::int64_t> find_symbols(const Database& database,
                                       const std::string& target,
                                       const std::vector<std::string>& names);

}  // namespace memstrata

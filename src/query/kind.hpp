#pragma once

#include <optional>
#include <string_view>

#include "query/result_table.hpp"

namespace memstrata {

/// The word a question file uses for a kind.
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_from(std::string_view name);

}  // namespace memstrata

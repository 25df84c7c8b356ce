#pragma once

#include <string>

#include "query/filters.hpp"
#include "report/json.hpp"

namespace memstrata {

/// All filters of a question; null where there is none, a text where there is
/// one, a list where there are several.
Json json_of(const Filters& filters);

/// "block FLASH, object py/*"; empty: nothing is filtered.
std::string text_of(const Filters& filters);

}  // namespace memstrata

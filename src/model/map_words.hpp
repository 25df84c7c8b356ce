#pragma once

#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

// The words of the enumerations of a map, as in JSON and in the store.
std::string_view to_string(ContributionKind kind);
std::string_view to_string(Binding binding);
std::string_view to_string(SizeFrom size_from);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// Reads the map that gold writes for -Map (docs/formats.md, "gold").  The views
/// of the result point into `text`.
///
/// Throws Error{bad_input} when the text ends before any region is complete.
MemoryMap read_gold(std::string_view text, const std::string& path);

}  // namespace memstrata

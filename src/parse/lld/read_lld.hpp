#pragma once

#include <string>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// Reads the map that LLD writes for -Map, of any version (docs/formats.md,
/// "LLD").  The views of the result point into `text`.
///
/// Throws Error{bad_input} when the text ends before any region is complete.
MemoryMap read_lld(std::string_view text, const std::string& path);

}  // namespace memstrata

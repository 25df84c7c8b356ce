#pragma once

#include <string>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// Reads the map that GNU ld writes for -Map (docs/formats.md, "GNU ld").
///
/// All versions and languages: titles are translated, so only what never is
/// counts.  The views of the result point into `text`.
///
/// Throws Error{bad_input} when there is no memory map in the text, when there
/// are two, or when it ends before any region is complete.
MemoryMap read_gnu_ld(std::string_view text, const std::string& path);

/// Whether the line is the last row of the memory table, which every map of GNU
/// ld has and no translation touches: `*default*  0x00000000  0xffffffff`.
bool is_default_row(std::string_view line);

}  // namespace memstrata

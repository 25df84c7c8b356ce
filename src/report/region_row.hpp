#pragma once

#include <string>
#include <vector>

#include "model/build.hpp"
#include "model/memory_map.hpp"

namespace memstrata {

/// The columns of a build's row of main regions: target, build, time, .text,
/// .rodata, .data, .bss, .heap, .stack, other.
const std::vector<std::string>& region_row_columns();

/// One build's row.  The sizes add up to all loaded regions, each counted once.
std::vector<std::string> region_row(const MemoryMap& map, const BuildMetadata& build);

}  // namespace memstrata

#pragma once

#include "model/memory_map.hpp"

namespace memstrata {

/// The pseudo-block of what lies in no block of the memory table.
inline constexpr std::string_view kNoBlockName = "(no block)";

/// Fills in `block` and `load_block` of every region, in the order of the file,
/// and appends the block "(no block)" when one is needed.
void place_regions(MemoryMap& map);

}  // namespace memstrata

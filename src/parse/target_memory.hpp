#pragma once

#include <vector>

#include "model/memory_map.hpp"
#include "model/target_memory.hpp"

namespace memstrata {

/// Adds to `memory`, or replaces what it holds of the same name.
void set_memory(std::vector<TargetMemory>& memory, const TargetMemory& added);

/// Whether the map itself has a memory table.
bool has_memory_table(const MemoryMap& map);

/// Gives a map without a memory table the blocks of its target, and places its
/// regions in them.  A map's own table wins: then nothing is changed.
void apply_target_memory(MemoryMap& map, const std::vector<TargetMemory>& memory);

}  // namespace memstrata

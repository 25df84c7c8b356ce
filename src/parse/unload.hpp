#pragma once

#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// Marks regions as not loaded and takes their contributions and symbols out.
void unload_regions(MemoryMap& map, const std::vector<Index>& regions);

}  // namespace memstrata

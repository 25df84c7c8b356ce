#pragma once

#include "layout/build_layout.hpp"
#include "model/memory_map.hpp"

namespace memstrata {

/// The region of a map, without its name.
Region nameless(const LayoutRegion& region);

/// The map of a layout without any name: enough for model/accounting.hpp.
MemoryMap nameless_map(const BuildLayout& layout);

}  // namespace memstrata

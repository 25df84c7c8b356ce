#pragma once

#include "layout/build_layout.hpp"
#include "model/memory_map.hpp"
#include "store/spelling_table.hpp"

namespace memstrata {

/// The map that a layout was made of, but printed_size and line numbers.  Its
/// names point into `texts`, which must live as long.
MemoryMap restore_map(const BuildLayout& layout, const SpellingTable& texts);

}  // namespace memstrata

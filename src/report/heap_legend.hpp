#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "model/heap_snapshot.hpp"
#include "report/heap_map.hpp"
#include "report/heap_report.hpp"

namespace memstrata {

/// The look of a map for this terminal; what folds is called `folded_is`.
HeapMapLook map_look(const HeapLook& look, const std::string& folded_is,
                     const Style& style);

/// `area 1 of 2 at 0x3ffb0000, 2,020 GC blocks`
void write_area_title(std::ostream& out, std::size_t number, std::size_t areas,
                      Address address, GcBlocks blocks, const Style& style);

/// What the letters that the snapshot has mean.
void write_kind_legend(std::ostream& out, const HeapSnapshot& snapshot, bool rainbow,
                       const Style& style);

/// What the signs, or in colour the colours, of a diff mean.
void write_change_legend(std::ostream& out, const Style& style);

}  // namespace memstrata

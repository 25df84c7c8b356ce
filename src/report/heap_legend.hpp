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

struct AreaTitle {
  std::size_t number = 1;  // of `areas`
  std::size_t areas = 1;
  Address address = 0;
  GcBlocks gc_blocks = 0;
};

/// `area 1 of 2 at 0x3ffb0000, 2,020 GC blocks`
void write_area_title(std::ostream& out, const AreaTitle& area, const Style& style);

/// What the letters that the snapshot has mean.
void write_kind_legend(std::ostream& out, const HeapSnapshot& snapshot, bool rainbow,
                       const Style& style);

/// What the signs, or in colour the colours, of a diff mean.
void write_change_legend(std::ostream& out, const Style& style);

}  // namespace memstrata

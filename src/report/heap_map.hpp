#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "report/heap_paint.hpp"
#include "report/output_format.hpp"

namespace memstrata {

inline constexpr GcBlocks kMapColumn = 64;  // GC blocks of one column, as a dump's row

struct HeapMapLook {
  std::size_t columns = 1;             // 1, 2 or 4 side by side
  bool fold = true;                    // whole lines that fold become a count
  std::string folded_is = "all free";  // what such lines are
};

/// How many columns fit: 4, 2 or 1.  One where the width is not known.
std::size_t fitting_columns(int width);

/// Where the map of an area begins.  `gc_block_bytes` 0: the size is not known, and
/// what stands at the left is the index of the GC block.
struct HeapMapStart {
  Address address = 0;
  Bytes gc_block_bytes = 0;
};

/// An area as lines, each with the address of its first GC block at the left:
///
///   0x20001980  h=ShTL==........  ...
///               (20 lines all free)
void write_heap_map(std::ostream& out, HeapMapStart start,
                    const std::vector<PaintedRun>& runs, const HeapMapLook& look,
                    const Style& style);

}  // namespace memstrata

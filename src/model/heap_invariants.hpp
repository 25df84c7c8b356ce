#pragma once

#include <string>
#include <vector>

#include "model/heap_counts.hpp"
#include "model/heap_snapshot.hpp"

namespace memstrata {

/// Where the header and the table of a snapshot do not agree, each as a sentence
/// with the size of the difference; empty: all holds.  `table` is counts_of() its areas.
///
/// H1 used + free = total (but for marked heads)
/// H2 GC blocks in use x size = used, all x size = total
/// H3 chains of one and two GC blocks, longest chain, longest free run
/// H5 no tail behind a free GC block or at the start of an area
///
/// (H4, the row prefixes, is what the parser reads tables by.)  Before v1.8.2
/// MicroPython does not count a chain that touches the end of the heap: that is
/// no difference.
std::vector<std::string> heap_differences(const HeapSnapshot& snapshot,
                                          const HeapCounts& table);

}  // namespace memstrata

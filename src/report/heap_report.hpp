#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "report/output_format.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

/// How the map is drawn.
struct HeapLook {
  std::size_t columns = 0;  // 64 GC blocks each; 0: what fits
  bool show_free = false;   // draw free lines instead of counting them
  bool rainbow = false;     // neighbouring objects in turning colours
};

/// A snapshot: numbers, kinds, and its map with a legend.  csv and tsv give a row
/// a kind.
void write_heap(std::ostream& out, const StoredSnapshot& stored, const HeapLook& look,
                const Style& style);

/// `newer - older`: numbers, kinds, and the map of `newer` by what became of each
/// GC block.
void write_heap_diff(std::ostream& out, const StoredSnapshot& older,
                     const StoredSnapshot& newer, const HeapLook& look,
                     const Style& style);

/// Three snapshots of one run, oldest first.
struct LeakWatch {
  const StoredSnapshot& first;
  const StoredSnapshot& second;
  const StoredSnapshot& third;
};

/// What is new in `second` and still there in `third`.  `row_limit` cuts the list
/// of chains; 0: all.
void write_heap_leaks(std::ostream& out, const LeakWatch& watch, const HeapLook& look,
                      std::size_t row_limit, const Style& style);

}  // namespace memstrata

#pragma once

#include <vector>

#include "model/heap_snapshot.hpp"

namespace memstrata {

/// What the header of a dump says about its table, counted in the table.
struct HeapCounts {
  GcBlocks gc_blocks = 0;  // all
  GcBlocks free_blocks = 0;
  GcBlocks marked_heads = 0;  // counted by the runtime as neither used nor free
  GcBlocks loose_tails = 0;   // tails behind a free GC block or at the start of an area
  std::uint64_t chains = 0;   // heads
  std::uint64_t one_blocks = 0;  // chains of one GC block
  std::uint64_t two_blocks = 0;  // chains of two
  GcBlocks longest_chain = 0;
  GcBlocks longest_free = 0;  // runs and chains never cross areas

  bool operator==(const HeapCounts&) const = default;
};

HeapCounts counts_of(const std::vector<HeapArea>& areas);

}  // namespace memstrata

#pragma once

#include <cstdint>

#include "model/heap_counts.hpp"

namespace memstrata::micropython_heap {

/// Up to 64 neighbouring GC blocks, the first in the lowest bit.  What is neither free
/// nor a tail is a head.
struct BlockBits {
  std::uint64_t free = 0;
  std::uint64_t tails = 0;
  unsigned blocks = 64;  // how many bits count, 1 to 64; the others are 0
  unsigned marked = 0;   // how many of the heads a collection has marked
};

/// The longest run of ones in rows of bits that follow each other.
class LongestRun {
 public:
  void add(std::uint64_t bits, unsigned count);
  void add_ones(GcBlocks count);
  void end_run() { current_ = 0; }
  [[nodiscard]] GcBlocks longest() const { return longest_; }

 private:
  GcBlocks longest_ = 0;
  GcBlocks current_ = 0;  // how many ones the last row ended in
};

/// Counts a table while its rows come in, without a look at the single GC block: half
/// the time of a dense dump went into counting its runs one by one afterwards.
class TableTally {
 public:
  void begin_area();
  void add(const BlockBits& row);
  void add_free(GcBlocks count);

  /// The same as counts_of() of the areas that came in.
  [[nodiscard]] HeapCounts counts() const;

 private:
  void add_tails(const BlockBits& row, std::uint64_t heads);

  HeapCounts counts_;
  std::uint64_t with_tails_ = 0;  // chains of more than one GC block
  LongestRun free_;
  LongestRun tails_;
  // What the last GC block was, as the lowest bit.
  std::uint64_t was_head_ = 0;
  std::uint64_t was_tail_ = 0;
  std::uint64_t was_loose_ = 0;   // a tail of no head
  std::uint64_t was_second_ = 0;  // the first tail of its chain
};

}  // namespace memstrata::micropython_heap

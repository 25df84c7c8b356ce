#include "parse/micropython_heap/table_tally.hpp"

#include <algorithm>
#include <bit>

namespace memstrata::micropython_heap {

namespace {

constexpr unsigned kBits = 64;

/// Whether there are `length` ones in a row: each step joins the neighbours of what
/// the step before has joined.
bool has_run(std::uint64_t bits, GcBlocks length) {
  for (GcBlocks joined = 1; joined < length && bits != 0;) {
    const GcBlocks step = std::min(joined, length - joined);
    bits &= bits >> step;
    joined += step;
  }
  return bits != 0;
}

unsigned count_ones(std::uint64_t bits) {
  return static_cast<unsigned>(std::popcount(bits));
}

}  // namespace

void LongestRun::add_ones(GcBlocks count) {
  current_ += count;
  longest_ = std::max(longest_, current_);
}

void LongestRun::add(std::uint64_t bits, unsigned count) {
  const auto first = static_cast<unsigned>(std::countr_one(bits));
  add_ones(first);
  if (first == count) {
    return;
  }
  while (longest_ < kBits && has_run(bits, longest_ + 1)) {
    ++longest_;
  }
  current_ = static_cast<unsigned>(std::countl_one(bits << (kBits - count)));
}

void TableTally::begin_area() {
  counts_.two_blocks += was_second_;
  was_head_ = was_tail_ = was_loose_ = was_second_ = 0;
  free_.end_run();
  tails_.end_run();
}

void TableTally::add_free(GcBlocks count) {
  counts_.gc_blocks += count;
  counts_.free_blocks += count;
  free_.add_ones(count);
  counts_.two_blocks += was_second_;
  was_head_ = was_tail_ = was_loose_ = was_second_ = 0;
  tails_.end_run();
}

void TableTally::add(const BlockBits& row) {
  const auto all = ~std::uint64_t{0} >> (kBits - row.blocks);
  const auto heads = all & ~(row.free | row.tails);
  counts_.gc_blocks += row.blocks;
  counts_.free_blocks += count_ones(row.free);
  counts_.chains += count_ones(heads);
  counts_.marked_heads += row.marked;
  free_.add(row.free, row.blocks);
  add_tails(row, heads);
  was_head_ = heads >> (row.blocks - 1);
  was_tail_ = row.tails >> (row.blocks - 1);
}

void TableTally::add_tails(const BlockBits& row, std::uint64_t heads) {
  const auto last = row.blocks - 1;
  const auto second = row.tails & (heads << 1U | was_head_);
  const auto begins = row.tails & ~(row.tails << 1U | was_tail_);
  const auto loose_begins = (begins & ~second) | (row.tails & was_loose_);
  // The addition carries each begin through its tails.
  const auto loose = row.tails & ~(row.tails + loose_begins);
  // A chain of two ends where the next GC block is no tail; that of the last GC block
  // comes with the next row.
  const auto ends = second & ~(row.tails >> 1U);
  counts_.two_blocks += was_second_ & ~row.tails;
  counts_.two_blocks += count_ones(ends & ~(std::uint64_t{1} << last));
  counts_.loose_tails += count_ones(loose);
  with_tails_ += count_ones(second);
  tails_.add(row.tails & ~loose, row.blocks);
  was_second_ = second >> last;
  was_loose_ = loose >> last;
}

HeapCounts TableTally::counts() const {
  HeapCounts counts = counts_;
  counts.two_blocks += was_second_;
  counts.one_blocks = counts.chains - with_tails_;
  counts.longest_chain = counts.chains == 0 ? 0 : 1 + tails_.longest();
  counts.longest_free = free_.longest();
  return counts;
}

}  // namespace memstrata::micropython_heap

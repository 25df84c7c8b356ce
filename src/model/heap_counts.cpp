#include "model/heap_counts.hpp"

#include <algorithm>

namespace memstrata {

namespace {

/// Every dump that is read goes through here, and which letter comes next cannot be
/// foreseen: a loop of sums without a branch is twice as fast as one that asks.
class RunCounter {
 public:
  void begin_area() { behind_head_ = 0; }

  void add(char letter, GcBlocks count) {
    const GcBlocks free = count & mask_if(letter == kFreeLetter);
    const GcBlocks tails = count & mask_if(letter == kTailLetter);
    const GcBlocks heads = count - free - tails;
    const GcBlocks chained_tails = tails & behind_head_;
    counts_.free_blocks += free;
    counts_.longest_free = std::max(counts_.longest_free, free);
    counts_.chains += heads;
    counts_.marked_heads += count & mask_if(letter == kMarkedLetter);
    tails_ += tails;
    chained_tails_ += chained_tails;
    counts_.two_blocks += chained_tails == 1 ? 1U : 0U;
    with_tails_ += chained_tails > 0 ? 1U : 0U;
    most_tails_ = std::max(most_tails_, chained_tails);
    behind_head_ = mask_if(heads > 0);
  }

  [[nodiscard]] HeapCounts counts() const {
    auto counts = counts_;
    counts.gc_blocks = counts.free_blocks + counts.chains + tails_;
    counts.loose_tails = tails_ - chained_tails_;
    counts.one_blocks = counts.chains - with_tails_;
    counts.longest_chain = counts.chains == 0 ? 0 : 1 + most_tails_;
    return counts;
  }

 private:
  static GcBlocks mask_if(bool condition) { return condition ? ~GcBlocks{0} : 0; }

  HeapCounts counts_;
  GcBlocks tails_ = 0;
  GcBlocks chained_tails_ = 0;
  std::uint64_t with_tails_ = 0;  // chains of more than one GC block
  GcBlocks most_tails_ = 0;       // of one chain
  GcBlocks behind_head_ = 0;      // all bits: the last run was of heads
};

}  // namespace

HeapCounts counts_of(const std::vector<HeapArea>& areas) {
  RunCounter counter;
  for (const auto& area : areas) {
    counter.begin_area();
    for (RunCursor run{area}; run; run.next()) {
      counter.add(run.letter(), run.count());
    }
  }
  return counter.counts();
}

}  // namespace memstrata

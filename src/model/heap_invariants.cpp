#include "model/heap_invariants.hpp"

#include <algorithm>

#include "model/heap_figures.hpp"

namespace memstrata {

namespace {

class Comparison {
 public:
  void expect(std::string_view what, std::uint64_t table,
              const std::optional<std::uint64_t>& header, std::string_view unit) {
    if (header && *header != table) {
      const std::uint64_t distance = std::max(table, *header) - std::min(table, *header);
      differences_.push_back(std::string{what} + ": the table says " +
                             std::to_string(table) + ", the header " +
                             std::to_string(*header) + ", they differ by " +
                             std::to_string(distance) + std::string{unit});
    }
  }

  void add(std::string sentence) { differences_.push_back(std::move(sentence)); }

  std::vector<std::string> take() { return std::move(differences_); }

 private:
  std::vector<std::string> differences_;
};

bool chain_numbers_agree(const HeapHeader& header, const HeapCounts& table) {
  const auto agrees = [](const std::optional<GcBlocks>& printed, GcBlocks counted) {
    return !printed || *printed == counted;
  };
  return agrees(header.one_blocks, table.one_blocks) &&
         agrees(header.two_blocks, table.two_blocks) &&
         agrees(header.max_block, table.longest_chain);
}

/// The area without the chain of `length` that touches its end.
HeapArea without_last_chain(const HeapArea& area, GcBlocks length) {
  HeapArea shorter{area.address, {}};
  GcBlocks left = gc_blocks(area) - length;
  for (RunCursor run{area}; run && left > 0; run.next()) {
    const auto count = std::min(run.count(), left);
    append_blocks(shorter.runs, run.letter(), count);
    left -= count;
  }
  return shorter;
}

/// MicroPython before v1.8.2 does not count a chain that touches the end of the heap.
bool leaves_out_last_chain(const HeapSnapshot& snapshot) {
  const auto length = chain_at_the_end(snapshot.areas.back());
  if (snapshot.header.max_free || !length) {
    return false;
  }
  auto areas = snapshot.areas;
  areas.back() = without_last_chain(areas.back(), *length);
  return chain_numbers_agree(snapshot.header, counts_of(areas));
}

void compare_chains(const HeapSnapshot& snapshot, const HeapCounts& table,
                    Comparison& comparison) {
  const auto& header = snapshot.header;
  if (!chain_numbers_agree(header, table) && leaves_out_last_chain(snapshot)) {
    return;
  }
  comparison.expect("1-blocks", table.one_blocks, header.one_blocks, "");
  comparison.expect("2-blocks", table.two_blocks, header.two_blocks, "");
  comparison.expect("max blk sz", table.longest_chain, header.max_block, " GC blocks");
  comparison.expect("max free sz", table.longest_free, header.max_free, " GC blocks");
}

}  // namespace

std::vector<std::string> heap_differences(const HeapSnapshot& snapshot,
                                          const HeapCounts& table) {
  Comparison comparison;
  const auto& header = snapshot.header;
  const Bytes size = snapshot.gc_block_bytes.value_or(0);
  if (header.used && header.free) {
    comparison.expect("used + free + marked",
                      *header.used + *header.free + table.marked_heads * size,
                      header.total, " bytes");
  }
  if (snapshot.areas.empty()) {
    return comparison.take();
  }
  if (size > 0) {
    const GcBlocks used = table.gc_blocks - table.free_blocks - table.marked_heads;
    comparison.expect("total", table.gc_blocks * size, header.total, " bytes");
    comparison.expect("used", used * size, header.used, " bytes");
  }
  compare_chains(snapshot, table, comparison);
  if (table.loose_tails > 0) {
    comparison.add(std::to_string(table.loose_tails) +
                   " tails stand behind a free GC block or at the start of an area");
  }
  return comparison.take();
}

}  // namespace memstrata

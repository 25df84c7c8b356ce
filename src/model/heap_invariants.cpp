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

GcBlocks chains_of_length(const HeapFigures& figures, GcBlocks length) {
  const auto found = figures.chain_lengths.find(length);
  return found == figures.chain_lengths.end() ? 0 : found->second;
}

bool chain_numbers_agree(const HeapHeader& header, const HeapFigures& figures) {
  const auto agrees = [](const std::optional<GcBlocks>& printed, GcBlocks counted) {
    return !printed || *printed == counted;
  };
  return agrees(header.one_blocks, chains_of_length(figures, 1)) &&
         agrees(header.two_blocks, chains_of_length(figures, 2)) &&
         agrees(header.max_block, figures.longest_chain);
}

/// The figures as MicroPython before v1.8.2 counts them: without a chain that
/// touches the end of the heap.
HeapFigures without_chain(HeapFigures figures, GcBlocks length) {
  if (--figures.chain_lengths[length] == 0) {
    figures.chain_lengths.erase(length);
  }
  figures.longest_chain =
      figures.chain_lengths.empty() ? 0 : figures.chain_lengths.rbegin()->first;
  return figures;
}

void compare_chains(const HeapSnapshot& snapshot, const HeapFigures& figures,
                    Comparison& comparison) {
  const auto& header = snapshot.header;
  const auto last = chain_at_the_end(snapshot.areas.back());
  const bool before_1_8_2 = !header.max_free.has_value();
  if (before_1_8_2 && last &&
      chain_numbers_agree(header, without_chain(figures, *last))) {
    return;
  }
  comparison.expect("1-blocks", chains_of_length(figures, 1), header.one_blocks, "");
  comparison.expect("2-blocks", chains_of_length(figures, 2), header.two_blocks, "");
  comparison.expect("max blk sz", figures.longest_chain, header.max_block, " GC blocks");
  comparison.expect("max free sz", figures.longest_free, header.max_free, " GC blocks");
}

}  // namespace

std::vector<std::string> heap_differences(const HeapSnapshot& snapshot) {
  Comparison comparison;
  const auto& header = snapshot.header;
  const auto figures = figures_of(snapshot.areas);
  const Bytes size = snapshot.gc_block_bytes.value_or(0);
  if (header.used && header.free) {
    comparison.expect("used + free + marked",
                      *header.used + *header.free + figures.marked_heads * size,
                      header.total, " bytes");
  }
  if (snapshot.areas.empty()) {
    return comparison.take();
  }
  if (size > 0) {
    const GcBlocks used = figures.gc_blocks - figures.free_blocks - figures.marked_heads;
    comparison.expect("total", figures.gc_blocks * size, header.total, " bytes");
    comparison.expect("used", used * size, header.used, " bytes");
  }
  compare_chains(snapshot, figures, comparison);
  if (figures.loose_tails > 0) {
    comparison.add(std::to_string(figures.loose_tails) +
                   " tails stand behind a free GC block or at the start of an area");
  }
  return comparison.take();
}

}  // namespace memstrata

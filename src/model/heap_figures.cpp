#include "model/heap_figures.hpp"

#include <array>

namespace memstrata {

namespace {

/// Cuts the runs of an area into chains and free runs: in `hhh==` the first two
/// heads are chains of one GC block, the last is a chain of three.
template <typename OnChain, typename OnFree>
void walk(const HeapArea& area, OnChain on_chain, OnFree on_free) {
  GcBlocks offset = 0;
  for (RunCursor run{area}; run;) {
    const char letter = run.letter();
    const GcBlocks count = run.count();
    run.next();
    if (letter == kFreeLetter) {
      on_free(count);
    } else if (letter == kTailLetter) {
      on_chain(Chain{kTailLetter, offset, count}, 1);
    } else if (run && run.letter() == kTailLetter) {
      if (count > 1) {
        on_chain(Chain{letter, offset, 1}, count - 1);
      }
      on_chain(Chain{letter, offset + count - 1, 1 + run.count()}, 1);
      offset += run.count();
      run.next();
    } else {
      on_chain(Chain{letter, offset, 1}, count);
    }
    offset += count;
  }
}

/// How many runs have a length.  Nearly all are short, and a map costs ten times
/// an array.
class LengthCounts {
 public:
  void add(GcBlocks length, std::uint64_t times) {
    if (length < few_.size()) {
      few_[length] += times;
    } else {
      many_[length] += times;
    }
  }

  [[nodiscard]] std::map<GcBlocks, std::uint64_t> counts() const {
    auto counts = many_;
    for (std::size_t length = 0; length < few_.size(); ++length) {
      if (few_[length] > 0) {
        counts.emplace(length, few_[length]);
      }
    }
    return counts;
  }

 private:
  std::array<std::uint64_t, 256> few_{};
  std::map<GcBlocks, std::uint64_t> many_;
};

class Tally {
 public:
  void add_chain(const Chain& chain, GcBlocks times) {
    auto& kind = kinds_[static_cast<unsigned char>(chain.kind)];
    kind.gc_blocks += chain.length * times;
    if (chain.kind != kTailLetter) {
      kind.chains += times;
      chain_lengths_.add(chain.length, times);
    }
  }

  void add_free(GcBlocks length) { free_lengths_.add(length, 1); }

  /// Adds the kinds and lengths to `figures`.
  void write_to(HeapFigures& figures) const {
    for (std::size_t letter = 0; letter < kinds_.size(); ++letter) {
      if (kinds_[letter].gc_blocks > 0) {
        figures.kinds.emplace(static_cast<char>(letter), kinds_[letter]);
      }
    }
    figures.chain_lengths = chain_lengths_.counts();
    figures.free_lengths = free_lengths_.counts();
  }

 private:
  std::array<KindUse, 256> kinds_{};
  LengthCounts chain_lengths_;
  LengthCounts free_lengths_;
};

/// `table` figures times the size of a GC block, where both are known.
std::optional<Bytes> table_bytes(const HeapSnapshot& snapshot,
                                 GcBlocks (*figure)(const HeapCounts&)) {
  if (snapshot.areas.empty() || !snapshot.gc_block_bytes) {
    return std::nullopt;
  }
  return figure(counts_of(snapshot.areas)) * *snapshot.gc_block_bytes;
}

}  // namespace

std::vector<Chain> chains_of(const HeapArea& area) {
  std::vector<Chain> chains;
  walk(
      area,
      [&](Chain chain, GcBlocks times) {
        for (GcBlocks i = 0; i < times; ++i) {
          chains.push_back(chain);
          chain.offset += chain.length;
        }
      },
      [](GcBlocks) {});
  return chains;
}

HeapFigures figures_of(const std::vector<HeapArea>& areas) {
  Tally tally;
  for (const auto& area : areas) {
    walk(
        area, [&](const Chain& chain, GcBlocks times) { tally.add_chain(chain, times); },
        [&](GcBlocks length) { tally.add_free(length); });
  }
  HeapFigures figures{counts_of(areas), {}, {}, {}};
  tally.write_to(figures);
  return figures;
}

std::optional<GcBlocks> chain_at_the_end(const HeapArea& area) {
  GcBlocks tails = 0;
  auto run = area.runs.rbegin();
  for (; run != area.runs.rend() && run->letter == kTailLetter; ++run) {
    tails += run->count();
  }
  if (run == area.runs.rend() || run->letter == kFreeLetter) {
    return std::nullopt;
  }
  return 1 + tails;
}

std::optional<Bytes> largest_free(const HeapSnapshot& snapshot) {
  if (const auto bytes = table_bytes(
          snapshot, [](const HeapCounts& table) { return table.longest_free; })) {
    return bytes;
  }
  if (snapshot.header.max_free && snapshot.gc_block_bytes) {
    return *snapshot.header.max_free * *snapshot.gc_block_bytes;
  }
  return std::nullopt;
}

std::optional<double> fragmentation(const HeapSnapshot& snapshot) {
  const auto largest = largest_free(snapshot);
  const auto free = free_bytes(snapshot);
  if (!largest || !free || *free == 0 || *largest > *free) {
    return std::nullopt;
  }
  return 1.0 - static_cast<double>(*largest) / static_cast<double>(*free);
}

std::optional<Bytes> total_bytes(const HeapSnapshot& snapshot) {
  if (snapshot.header.total) {
    return snapshot.header.total;
  }
  return table_bytes(snapshot, [](const HeapCounts& table) { return table.gc_blocks; });
}

std::optional<Bytes> used_bytes(const HeapSnapshot& snapshot) {
  if (snapshot.header.used) {
    return snapshot.header.used;
  }
  return table_bytes(snapshot, [](const HeapCounts& table) {
    return table.gc_blocks - table.free_blocks - table.marked_heads;
  });
}

std::optional<Bytes> free_bytes(const HeapSnapshot& snapshot) {
  if (snapshot.header.free) {
    return snapshot.header.free;
  }
  return table_bytes(snapshot, [](const HeapCounts& table) { return table.free_blocks; });
}

}  // namespace memstrata

#include "model/heap_diff.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

namespace memstrata {

namespace {

/// The letters of an area with free GC blocks in front and without end behind:
/// what only one of two areas covers is free in the other.
class PaddedLetters {
 public:
  PaddedLetters(const HeapArea& area, GcBlocks lead) : run_(area), lead_(lead) {
    take(0);
  }

  [[nodiscard]] char letter() const { return letter_; }
  [[nodiscard]] GcBlocks left() const { return left_; }

  void take(GcBlocks count) {
    left_ -= count;
    if (left_ > 0) {
      return;
    }
    if (lead_ > 0) {
      letter_ = kFreeLetter;
      left_ = std::exchange(lead_, 0);
    } else if (run_) {
      letter_ = run_.letter();
      left_ = run_.count();
      run_.next();
    } else {
      letter_ = kFreeLetter;
      left_ = std::numeric_limits<GcBlocks>::max();
    }
  }

 private:
  RunCursor run_;
  GcBlocks lead_;
  char letter_ = kFreeLetter;
  GcBlocks left_ = 0;
};

GcBlockChange change_of(char old_letter, char new_letter) {
  if (old_letter == kFreeLetter) {
    return new_letter == kFreeLetter ? GcBlockChange::same_free
                                     : GcBlockChange::allocated;
  }
  if (new_letter == kFreeLetter) {
    return GcBlockChange::freed;
  }
  return old_letter == new_letter ? GcBlockChange::same_used : GcBlockChange::changed;
}

std::vector<ChangeRun> change_runs(const AreaPair& pair) {
  static const HeapArea kNothing;
  const auto& older = pair.older != nullptr ? *pair.older : kNothing;
  const auto& newer = pair.newer != nullptr ? *pair.newer : kNothing;
  PaddedLetters before{older, pair.older_lead};
  PaddedLetters after{newer, pair.newer_lead};
  GcBlocks rest =
      std::max(pair.older_lead + gc_blocks(older), pair.newer_lead + gc_blocks(newer));
  std::vector<ChangeRun> runs;
  while (rest > 0) {
    const GcBlocks count = std::min({before.left(), after.left(), rest});
    const auto change = change_of(before.letter(), after.letter());
    runs.push_back({change, before.letter(), after.letter(), count});
    before.take(count);
    after.take(count);
    rest -= count;
  }
  return runs;
}

AreaDiff diff_of(const AreaPair& pair, HeapAlignment alignment) {
  AreaDiff diff{.runs = change_runs(pair)};
  if (pair.older == nullptr) {
    diff.presence = AreaDiff::Presence::added;
    diff.address = pair.newer->address;
  } else if (pair.newer == nullptr) {
    diff.presence = AreaDiff::Presence::removed;
    diff.address = pair.older->address;
  } else {
    diff.address = alignment == HeapAlignment::offset
                       ? pair.newer->address
                       : std::min(pair.older->address, pair.newer->address);
  }
  return diff;
}

std::map<char, KindDelta> kind_deltas(const HeapSnapshot& older,
                                      const HeapSnapshot& newer) {
  std::map<char, KindDelta> deltas;
  for (const auto& [kind, use] : figures_of(newer.areas).kinds) {
    deltas[kind].chains += static_cast<std::int64_t>(use.chains);
    deltas[kind].gc_blocks += static_cast<std::int64_t>(use.gc_blocks);
  }
  for (const auto& [kind, use] : figures_of(older.areas).kinds) {
    deltas[kind].chains -= static_cast<std::int64_t>(use.chains);
    deltas[kind].gc_blocks -= static_cast<std::int64_t>(use.gc_blocks);
  }
  std::erase_if(deltas, [](const auto& entry) { return entry.second == KindDelta{}; });
  return deltas;
}

bool before(const Chain& a, const Chain& b) {
  return std::tie(a.offset, a.kind, a.length) < std::tie(b.offset, b.kind, b.length);
}

/// The chains of an area, by offsets from where its pair begins.
std::vector<Chain> shifted_chains(const HeapArea* area, GcBlocks lead) {
  std::vector<Chain> chains;
  if (area != nullptr) {
    chains = chains_of(*area);
  }
  for (auto& chain : chains) {
    chain.offset += lead;
  }
  return chains;
}

/// For each area of `newer` its chains that stand at the same place in `older`.
std::map<const HeapArea*, std::vector<Chain>> shared_chains(const HeapSnapshot& older,
                                                            const HeapSnapshot& newer) {
  std::map<const HeapArea*, std::vector<Chain>> shared;
  for (const auto& pair : aligned(older, newer).pairs) {
    if (pair.newer == nullptr) {
      continue;
    }
    auto& chains = shared[pair.newer];
    std::ranges::set_intersection(shifted_chains(pair.newer, pair.newer_lead),
                                  shifted_chains(pair.older, pair.older_lead),
                                  std::back_inserter(chains), before);
    for (auto& chain : chains) {
      chain.offset -= pair.newer_lead;
    }
  }
  return shared;
}

}  // namespace

HeapDiff diff_heaps(const HeapSnapshot& older, const HeapSnapshot& newer) {
  HeapDiff diff;
  const auto heaps = aligned(older, newer);
  diff.alignment = heaps.alignment;
  for (const auto& pair : heaps.pairs) {
    diff.areas.push_back(diff_of(pair, heaps.alignment));
    for (const auto& run : diff.areas.back().runs) {
      diff.totals[run.change] += run.count;
    }
  }
  diff.kinds = kind_deltas(older, newer);
  return diff;
}

std::vector<LeakedChain> leaked_chains(const HeapSnapshot& first,
                                       const HeapSnapshot& second,
                                       const HeapSnapshot& third) {
  auto old_chains = shared_chains(first, second);
  auto kept_chains = shared_chains(third, second);
  const Bytes block_bytes = second.gc_block_bytes.value_or(0);
  std::vector<LeakedChain> leaks;
  for (const auto& area : second.areas) {
    std::vector<Chain> leaked;
    std::ranges::set_difference(kept_chains[&area], old_chains[&area],
                                std::back_inserter(leaked), before);
    for (const auto& chain : leaked) {
      leaks.push_back(
          {area.address + chain.offset * block_bytes, chain.kind, chain.length});
    }
  }
  return leaks;
}

}  // namespace memstrata

#include "model/heap_alignment.hpp"

#include <algorithm>
#include <optional>

namespace memstrata {

namespace {

/// The two areas over each other by address; empty: they have no byte in common,
/// or their GC blocks do not lie on one grid.
std::optional<AreaPair> overlapping(const HeapArea& older, const HeapArea& newer,
                                    Bytes block_bytes) {
  const auto& first = older.address <= newer.address ? older : newer;
  const Bytes distance =
      std::max(older.address, newer.address) - std::min(older.address, newer.address);
  if (distance != 0 && (block_bytes == 0 || distance % block_bytes != 0 ||
                        distance / block_bytes >= gc_blocks(first))) {
    return std::nullopt;
  }
  const GcBlocks lead = distance == 0 ? 0 : distance / block_bytes;
  return AreaPair{&older, &newer, &first == &older ? 0 : lead,
                  &first == &older ? lead : 0};
}

/// One pair for each newer area, with `older` null where nothing overlaps.
std::vector<AreaPair> pairs_by_address(const HeapSnapshot& older,
                                       const HeapSnapshot& newer) {
  const bool one_grid = older.gc_block_bytes == newer.gc_block_bytes;
  const Bytes block_bytes = one_grid ? newer.gc_block_bytes.value_or(0) : 0;
  std::vector<AreaPair> pairs;
  for (const auto& area : newer.areas) {
    AreaPair pair{.newer = &area};
    for (const auto& candidate : older.areas) {
      const bool taken =
          std::ranges::find(pairs, &candidate, &AreaPair::older) != pairs.end();
      if (const auto found = overlapping(candidate, area, block_bytes); found && !taken) {
        pair = *found;
        break;
      }
    }
    pairs.push_back(pair);
  }
  return pairs;
}

std::vector<AreaPair> pairs_by_offset(const HeapSnapshot& older,
                                      const HeapSnapshot& newer) {
  std::vector<AreaPair> pairs;
  for (std::size_t i = 0; i < newer.areas.size(); ++i) {
    pairs.push_back({.older = i < older.areas.size() ? &older.areas[i] : nullptr,
                     .newer = &newer.areas[i]});
  }
  return pairs;
}

}  // namespace

AlignedHeaps aligned(const HeapSnapshot& older, const HeapSnapshot& newer) {
  AlignedHeaps heaps{HeapAlignment::address, pairs_by_address(older, newer)};
  const bool moved = std::ranges::none_of(
      heaps.pairs, [](const AreaPair& pair) { return pair.older != nullptr; });
  if (moved) {
    heaps = {HeapAlignment::offset, pairs_by_offset(older, newer)};
  }
  for (const auto& area : older.areas) {
    if (std::ranges::find(heaps.pairs, &area, &AreaPair::older) == heaps.pairs.end()) {
      heaps.pairs.push_back({.older = &area});
    }
  }
  return heaps;
}

}  // namespace memstrata

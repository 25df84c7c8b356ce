#pragma once

#include <cstdint>
#include <vector>

#include "model/heap_snapshot.hpp"

namespace memstrata {

/// How the areas of two snapshots are laid over each other.
enum class HeapAlignment : std::uint8_t {
  address,  // the same memory
  offset,   // no area of one lies where one of the other does: the heap moved
};

/// Two areas that hold the same memory, or one that has no partner (null).
struct AreaPair {
  const HeapArea* older = nullptr;
  const HeapArea* newer = nullptr;
  GcBlocks older_lead = 0;  // GC blocks from where the first of both begins
  GcBlocks newer_lead = 0;

  bool operator==(const AreaPair&) const = default;
};

struct AlignedHeaps {
  HeapAlignment alignment = HeapAlignment::address;
  std::vector<AreaPair>
      pairs;  // in the order of the newer areas, then the older left over
};

/// The pairs point into the snapshots.
AlignedHeaps aligned(const HeapSnapshot& older, const HeapSnapshot& newer);

}  // namespace memstrata

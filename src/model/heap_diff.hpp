#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/heap_alignment.hpp"
#include "model/heap_figures.hpp"
#include "model/heap_snapshot.hpp"

namespace memstrata {

/// What became of a GC block between two snapshots.
enum class GcBlockChange : std::uint8_t {
  same_free,
  same_used,
  freed,
  allocated,
  changed,  // in use in both, by another kind, or once a head and once a tail
};

/// Neighbouring GC blocks with one fate.
struct ChangeRun {
  GcBlockChange change = GcBlockChange::same_free;
  char old_letter = kFreeLetter;
  char new_letter = kFreeLetter;
  GcBlocks count = 0;

  bool operator==(const ChangeRun&) const = default;
};

/// An area of the newer snapshot, or one that only the older has.
struct AreaDiff {
  enum class Presence : std::uint8_t { both, added, removed };

  Presence presence = Presence::both;
  Address address = 0;  // where the first of both begins; the newer's when the heap moved
  std::vector<ChangeRun> runs;  // from `address` on

  bool operator==(const AreaDiff&) const = default;
};

struct KindDelta {
  std::int64_t chains = 0;
  std::int64_t gc_blocks = 0;

  bool operator==(const KindDelta&) const = default;
};

/// `newer - older`.
struct HeapDiff {
  HeapAlignment alignment = HeapAlignment::address;
  std::vector<AreaDiff> areas;
  std::map<GcBlockChange, GcBlocks> totals;
  std::map<char, KindDelta> kinds;  // only those that changed

  bool operator==(const HeapDiff&) const = default;
};

/// Lays `newer` over `older`.  A part of an area that only one has counts as
/// freed or allocated where it is in use.
HeapDiff diff_heaps(const HeapSnapshot& older, const HeapSnapshot& newer);

/// A chain that three snapshots show as a leak.
struct LeakedChain {
  Address address = 0;  // in `second`
  char kind = 'h';
  GcBlocks length = 0;

  bool operator==(const LeakedChain&) const = default;
};

/// The chains that are new in `second` and still there in `third`: same place,
/// kind and length.  `gc_block_bytes` of `second` gives their addresses.
std::vector<LeakedChain> leaked_chains(const HeapSnapshot& first,
                                       const HeapSnapshot& second,
                                       const HeapSnapshot& third);

}  // namespace memstrata

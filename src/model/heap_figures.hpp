#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/heap_counts.hpp"
#include "model/heap_snapshot.hpp"

namespace memstrata {

/// A head with its tails.
struct Chain {
  char kind = 'h';      // the head's letter; `=` for tails that have no head
  GcBlocks offset = 0;  // of the head in its area
  GcBlocks length = 0;

  bool operator==(const Chain&) const = default;
};

/// The chains of an area, by offset.
std::vector<Chain> chains_of(const HeapArea& area);

struct KindUse {
  std::uint64_t chains = 0;
  GcBlocks gc_blocks = 0;  // whole chains, heads and tails

  bool operator==(const KindUse&) const = default;
};

/// What the table of a snapshot says, recomputed.
struct HeapFigures : HeapCounts {
  std::map<char, KindUse> kinds;  // by head letter; free is not among them
  std::map<GcBlocks, std::uint64_t> chain_lengths;  // how many chains have a length
  std::map<GcBlocks, std::uint64_t> free_lengths;   // how many free runs have a length

  bool operator==(const HeapFigures&) const = default;
};

HeapFigures figures_of(const std::vector<HeapArea>& areas);

/// The length of the chain that touches the end of the area; empty: free is there.
std::optional<GcBlocks> chain_at_the_end(const HeapArea& area);

/// The longest free run in bytes: the table's, else the header's.
std::optional<Bytes> largest_free(const HeapSnapshot& snapshot);

/// 1 - largest free run / free: 0 when all that is free lies together.  Empty
/// when nothing is free or it is not known.
std::optional<double> fragmentation(const HeapSnapshot& snapshot);

/// The header's figures, or the table's where no header was printed.
std::optional<Bytes> total_bytes(const HeapSnapshot& snapshot);
std::optional<Bytes> used_bytes(const HeapSnapshot& snapshot);
std::optional<Bytes> free_bytes(const HeapSnapshot& snapshot);

}  // namespace memstrata

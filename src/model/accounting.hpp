#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// The numbers of a block (docs/formats.md, "Numbers of a block"), in bytes.
struct BlockUse {
  Bytes run = 0;                     // union of its regions' address ranges
  Bytes load = 0;                    // union of its load images
  Bytes overlap = 0;                 // sum of the sizes - (run + load)
  Bytes used = 0;                    // run + load
  Bytes high_water = 0;              // highest end - origin
  Bytes holes = 0;                   // high_water - used
  std::optional<std::int64_t> free;  // length - high_water; empty: unknown
  Bytes overflow = 0;                // max(0, -free)

  bool operator==(const BlockUse&) const = default;
};

struct BlockAccount {
  Index parent = kNone;  // shortest strictly longer block whose range contains this one
  Index same_range_as = kNone;  // first declared block of an identical range, if not this
  BlockUse own;
  BlockUse with_children;

  bool operator==(const BlockAccount&) const = default;
};

/// Bytes of one region that need a row of their own.
struct RegionAccount {
  Bytes fill = 0;      // contributions of kind fill and padding behind common symbols
  Bytes gap = 0;       // contributions of kind gap
  Bytes overflow = 0;  // bytes outside its block

  bool operator==(const RegionAccount&) const = default;
};

/// parents and equal ranges alone; `use` is left 0.  Same order as `blocks`.
std::vector<BlockAccount> block_hierarchy(const std::vector<Block>& blocks);

/// One for each of map.blocks, by the regions' block and load_block.
std::vector<BlockAccount> account_blocks(const MemoryMap& map);

/// One for each of map.regions.
std::vector<RegionAccount> account_regions(const MemoryMap& map);

/// Every sum that does not hold, as a sentence; empty: everything adds up.
/// Contributions tile their region, spans tile object contributions, names of
/// alias groups are distinct, regions + load images - overlap = used,
/// used + holes = high water, high water + free = length.
std::vector<std::string> broken_sums(const MemoryMap& map);

/// The runtime heap and stack that assignments tell of (`_heap_start`,
/// `_heap_end`, `_sstack`, `_estack`); never part of `used`.
struct AddressRange {
  Address address = 0;
  Bytes size = 0;
  bool operator==(const AddressRange&) const = default;
};
std::optional<AddressRange> derived_gc_heap(const MemoryMap& map);
std::optional<AddressRange> derived_stack(const MemoryMap& map);

}  // namespace memstrata

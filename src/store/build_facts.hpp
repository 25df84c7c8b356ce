#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/build_layout.hpp"
#include "model/accounting.hpp"
#include "model/memory_map.hpp"
#include "store/name_tables.hpp"

namespace memstrata {

/// What region_change says of a loaded region.
struct RegionFacts {
  std::uint32_t region_id = 0;
  Bytes size = 0;
  Bytes fill = 0;
  Bytes load_size = 0;  // of its separate load image
  bool takes_space = true;
  std::uint32_t block_id = 0;
  std::uint32_t load_block_id = 0;

  bool operator==(const RegionFacts&) const = default;
};

/// What block_change says of a block.
struct BlockFacts {
  std::uint32_t block_id = 0;
  Index position = 0;
  Address origin = 0;
  std::optional<Bytes> length;
  std::uint32_t parent_block_id = 0;
  std::uint32_t same_range_id = 0;
  BlockUse own;
  BlockUse with_children;

  bool operator==(const BlockFacts&) const = default;
};

/// The facts of one build that are few, sorted by id.
struct BuildFacts {
  std::vector<RegionFacts> regions;
  std::vector<BlockFacts> blocks;
  Bytes loaded_bytes = 0;
  Bytes fill_bytes = 0;
};

/// `map` and `layout` are the same build.
BuildFacts build_facts(const MemoryMap& map, const BuildLayout& layout,
                       PartTable& block_ids);

}  // namespace memstrata

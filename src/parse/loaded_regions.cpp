#include "parse/loaded_regions.hpp"

#include <algorithm>

namespace memstrata {

void LoadedRegions::note(const MemoryMap& map, Index index) {
  const auto& region = map.regions[index];
  if (!may_load(map, region)) {
    doubtful_.push_back(index);
  } else if (region.size > 0 && region.takes_space()) {
    lowest_loaded_ = std::min(lowest_loaded_, region.address);
  }
  seen_sized_region_ = seen_sized_region_ || region.size > 0;
}

bool LoadedRegions::may_load(const MemoryMap& map, const Region& region) const {
  if (region.address != 0 || region.size == 0) {
    return true;
  }
  const bool block_at_0 = std::ranges::any_of(
      map.blocks, [](const Block& block) { return block.origin == 0; });
  const bool may_be = map.blocks.empty() ? !seen_sized_region_ : block_at_0;
  return may_be && lowest_loaded_ >= region.size;
}

}  // namespace memstrata

#pragma once

#include <vector>

#include "store/change_set.hpp"

namespace memstrata {

/// Both lists sorted by region_id.
std::vector<RegionChange> region_changes(const std::vector<RegionFacts>& before,
                                         const std::vector<RegionFacts>& now);

/// Both lists sorted by block_id.
std::vector<BlockChange> block_changes(const std::vector<BlockFacts>& before,
                                       const std::vector<BlockFacts>& now);

}  // namespace memstrata

#include "store/build_facts.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace memstrata {
namespace {

std::vector<std::uint32_t> ids_of(const std::vector<Block>& blocks,
                                  PartTable& block_ids) {
  std::map<std::string_view, int> seen;
  std::vector<std::uint32_t> ids;
  for (const Block& block : blocks) {
    const int ordinal = seen[block.name]++;
    ids.push_back(block_ids.id_of(block.name, std::to_string(ordinal)));
  }
  return ids;
}

}  // namespace

BuildFacts build_facts(const MemoryMap& map, const BuildLayout& layout,
                       PartTable& block_ids) {
  const std::vector<std::uint32_t> ids = ids_of(map.blocks, block_ids);
  const auto id_at = [&ids](Index block) { return block == kNone ? 0 : ids[block]; };

  BuildFacts facts;
  const std::vector<RegionAccount> accounts = account_regions(map);
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    const Region& region = map.regions[i];
    if (!region.loaded) {
      continue;
    }
    facts.regions.push_back(
        {.region_id = layout.regions[i].region_id,
         .size = region.size,
         .fill = accounts[i].fill,
         .load_size = region.has_load_image() ? region.load_size() : 0,
         .takes_space = region.takes_space(),
         .block_id = id_at(region.block),
         .load_block_id = region.has_load_image() ? id_at(region.load_block) : 0});
    if (region.takes_space()) {
      facts.loaded_bytes += region.size;
      facts.fill_bytes += accounts[i].fill;
    }
  }
  const std::vector<BlockAccount> uses = account_blocks(map);
  for (Index i = 0; i < map.blocks.size(); ++i) {
    facts.blocks.push_back({.block_id = ids[i],
                            .position = i,
                            .origin = map.blocks[i].origin,
                            .length = map.blocks[i].length,
                            .parent_block_id = id_at(uses[i].parent),
                            .same_range_id = id_at(uses[i].same_range_as),
                            .own = uses[i].own,
                            .with_children = uses[i].with_children});
  }
  std::ranges::sort(facts.regions, {}, &RegionFacts::region_id);
  std::ranges::sort(facts.blocks, {}, &BlockFacts::block_id);
  return facts;
}

}  // namespace memstrata

#include "layout/nameless_map.hpp"

namespace memstrata {

Region nameless(const LayoutRegion& region) {
  return {.address = region.address,
          .load_address = region.load_address,
          .size = region.size,
          .block = region.block,
          .load_block = region.load_block,
          .loaded = region.loaded,
          .nobits = region.nobits,
          .tls = region.tls};
}

MemoryMap nameless_map(const BuildLayout& layout) {
  MemoryMap map;
  map.status = layout.status;
  for (const LayoutBlock& block : layout.blocks) {
    map.blocks.push_back({.origin = block.origin, .length = block.length});
  }
  for (const LayoutRegion& region : layout.regions) {
    map.regions.push_back(nameless(region));
  }
  map.contributions.reserve(layout.contributions.size());
  for (const LayoutContribution& contribution : layout.contributions) {
    map.contributions.push_back({.region = contribution.region,
                                 .kind = contribution.kind,
                                 .address = contribution.address,
                                 .size = contribution.size});
  }
  map.symbols.reserve(layout.symbols.size());
  for (const LayoutSymbol& symbol : layout.symbols) {
    map.symbols.push_back({.region = symbol.region,
                           .contribution = symbol.contribution,
                           .address = symbol.address,
                           .size = symbol.size,
                           .true_size = symbol.true_size,
                           .binding = symbol.binding,
                           .size_from = symbol.size_from});
  }
  return map;
}

}  // namespace memstrata

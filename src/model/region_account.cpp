#include "model/accounting.hpp"
#include "model/address_ranges.hpp"

namespace memstrata {
namespace {

Bytes overflow_of(const Region& region, const std::vector<Block>& blocks) {
  if (region.block == kNone || !region.takes_space()) {
    return 0;
  }
  const auto& block = blocks[region.block];
  if (!block.length) {
    return 0;
  }
  return bytes_outside({region.address, region.size}, {block.origin, *block.length});
}

}  // namespace

std::vector<RegionAccount> account_regions(const MemoryMap& map) {
  std::vector<RegionAccount> accounts(map.regions.size());
  for (Index i = 0; i < map.regions.size(); ++i) {
    accounts[i].overflow = overflow_of(map.regions[i], map.blocks);
  }
  for (const auto& contribution : map.contributions) {
    auto& account = accounts[contribution.region];
    if (contribution.kind == ContributionKind::fill) {
      account.fill += contribution.size;
    } else if (contribution.kind == ContributionKind::gap) {
      account.gap += contribution.size;
    }
  }
  for (const auto& symbol : map.symbols) {
    if (symbol.size_from == SizeFrom::padding && symbol.region != kNone) {
      accounts[symbol.region].fill += symbol.size;
    }
  }
  return accounts;
}

}  // namespace memstrata

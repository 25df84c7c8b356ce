#include "layout/check_indexes.hpp"

#include <algorithm>

namespace memstrata {
namespace {

template <typename Element>
bool leads_into(Index index, const std::vector<Element>& elements) {
  return index < elements.size();
}

template <typename Element>
bool is_none_or_leads_into(Index index, const std::vector<Element>& elements) {
  return index == kNone || leads_into(index, elements);
}

}  // namespace

bool blocks_of_regions_fit(const BuildLayout& layout) {
  return std::ranges::all_of(layout.regions, [&layout](const LayoutRegion& region) {
    return is_none_or_leads_into(region.block, layout.blocks) &&
           is_none_or_leads_into(region.load_block, layout.blocks);
  });
}

void check_indexes(const BuildLayout& layout, ErrorCode code) {
  const auto contribution_fits = [&](const LayoutContribution& contribution) {
    return leads_into(contribution.region, layout.regions);
  };
  const auto symbol_fits = [&](const LayoutSymbol& symbol) {
    const std::uint64_t alias_end =
        std::uint64_t{symbol.first_alias} + symbol.alias_count;
    return is_none_or_leads_into(symbol.region, layout.regions) &&
           is_none_or_leads_into(symbol.contribution, layout.contributions) &&
           (symbol.alias_count == 0 || alias_end <= layout.aliases.size());
  };
  if (layout.alias_symbol_ids.size() != layout.aliases.size() ||
      !blocks_of_regions_fit(layout) ||
      !std::ranges::all_of(layout.contributions, contribution_fits) ||
      !std::ranges::all_of(layout.symbols, symbol_fits)) {
    throw Error(code, "a layout refers to a part that it does not have");
  }
}

}  // namespace memstrata

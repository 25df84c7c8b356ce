#include "vtab/symbol_neighbours.hpp"

namespace memstrata {

std::vector<Neighbours> neighbours_in(StoredLayout& build) {
  const BuildLayout& layout = build.layout();
  std::vector<Neighbours> all(layout.symbols.size());
  std::vector<Index> last(layout.regions.size(), kNone);  // one a region
  for (const Index position : build.symbols_by(SymbolOrder::address)) {
    const LayoutSymbol& symbol = layout.symbols[position];
    if (symbol.region == kNone || symbol.size == 0 ||
        symbol.size_from == SizeFrom::padding) {
      continue;
    }
    Index& before = last[symbol.region];
    if (before != kNone) {
      all[before].behind = symbol.group_id;
      all[position].before = layout.symbols[before].group_id;
    }
    before = position;
  }
  return all;
}

}  // namespace memstrata

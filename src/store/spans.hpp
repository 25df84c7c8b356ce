#pragma once

#include <span>

#include "layout/build_layout.hpp"

namespace memstrata {

/// Whether the symbol holds bytes of a contribution (or marks a place in one):
/// everything but linker assignments.
inline bool is_span(const LayoutSymbol& symbol) {
  return symbol.contribution != kNone;
}

inline std::span<const TextId> alias_names(const BuildLayout& layout,
                                           const LayoutSymbol& symbol) {
  return std::span(layout.aliases).subspan(symbol.first_alias, symbol.alias_count);
}

inline std::span<const SymbolId> alias_symbols(const BuildLayout& layout,
                                               const LayoutSymbol& symbol) {
  return std::span(layout.alias_symbol_ids)
      .subspan(symbol.first_alias, symbol.alias_count);
}

}  // namespace memstrata

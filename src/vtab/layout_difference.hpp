#pragma once

#include <vector>

#include "vtab/stored_layout.hpp"

namespace memstrata {

/// Positions of one symbol in two builds; kNone: it is not there.
struct SymbolPair {
  Index old_symbol = kNone;
  Index new_symbol = kNone;
};

/// The spans whose size, region, object or origin of size differs, or that one
/// build lacks, by the symbol_id of their group.  Linker assignments hold no
/// bytes and are left out.
std::vector<SymbolPair> differing_symbols(StoredLayout& old_build,
                                          StoredLayout& new_build);

/// The spans of both builds that differ in none of it, padding left out.
std::vector<SymbolPair> equal_symbols(StoredLayout& old_build, StoredLayout& new_build);

}  // namespace memstrata

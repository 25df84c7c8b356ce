#pragma once

#include "layout/build_layout.hpp"
#include "store/spelling_table.hpp"
#include "store/symbol_pairs.hpp"
#include "store/symbol_table.hpp"

namespace memstrata {

/// Gives every name of `layout` its symbol_id.
///
/// A name's identity is its region, its object, the name without counters and
/// an ordinal.  Where several names differ in nothing but the ordinal, they are
/// matched to those of the build before: by equal spelling and size, by equal
/// spelling, by equal size, by order.  What remains takes the lowest free
/// ordinals, in the order of section, spelling and place.
///
/// Parts the pairs whose names turn out to have different identities.
void assign_symbols(BuildLayout& layout, const BuildLayout& before, SymbolPairs& pairs,
                    SymbolTable& symbols, SpellingTable& texts);

}  // namespace memstrata

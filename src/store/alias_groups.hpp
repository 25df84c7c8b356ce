#pragma once

#include "layout/build_layout.hpp"
#include "store/symbol_pairs.hpp"
#include "store/symbol_table.hpp"

namespace memstrata {

/// Gives every span of `layout`, whose names have identities, its group_id.
///
/// A span continues the group of the build before that shares most names with
/// it; of several such spans the one that shares most, then the larger, then the
/// first does.  Any other span founds a group, named by its primary name, or by
/// the first of its other names when a group of that name lives on elsewhere, or
/// by the primary name with the lowest ordinal that is free.
void assign_groups(BuildLayout& layout, const BuildLayout& before,
                   const SymbolPairs& pairs, SymbolTable& symbols);

}  // namespace memstrata

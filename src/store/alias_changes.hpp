#pragma once

#include <vector>

#include "store/change_set.hpp"
#include "store/symbol_pairs.hpp"

namespace memstrata {

/// One for each name that joins or leaves a group of several names, or a group
/// that bears another's name.
std::vector<AliasChange> alias_changes(const BuildLayout& before, const BuildLayout& now,
                                       const SymbolPairs& pairs);

}  // namespace memstrata

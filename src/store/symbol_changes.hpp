#pragma once

#include <vector>

#include "store/change_set.hpp"
#include "store/symbol_pairs.hpp"

namespace memstrata {

/// One for each span whose size differs or that only one of the builds has.
std::vector<SymbolChange> symbol_changes(const BuildLayout& before,
                                         const BuildLayout& now,
                                         const SymbolPairs& pairs);

}  // namespace memstrata

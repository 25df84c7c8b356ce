#pragma once

#include <vector>

#include "store/change_set.hpp"
#include "store/symbol_pairs.hpp"

namespace memstrata {

/// One for each sum of contributions of one object, region and kind that
/// differs or that only one of the builds has; padding behind common symbols is
/// fill, and of no object.
std::vector<ObjectChange> object_changes(const BuildLayout& before,
                                         const BuildLayout& now,
                                         const SymbolPairs& pairs);

}  // namespace memstrata

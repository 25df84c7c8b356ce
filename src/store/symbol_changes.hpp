#pragma once

#include <vector>

#include "store/change_set.hpp"

namespace memstrata {

/// One for each span whose size differs or that only one of the builds has.
std::vector<SymbolChange> symbol_changes(const BuildLayout& before,
                                         const BuildLayout& now);

/// One for each sum of contributions of one object, region and kind that
/// differs or that only one of the builds has; padding behind common symbols is
/// fill, and of no object.
std::vector<ObjectChange> object_changes(const BuildLayout& before,
                                         const BuildLayout& now);

}  // namespace memstrata

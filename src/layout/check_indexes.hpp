#pragma once

#include "layout/build_layout.hpp"
#include "model/error.hpp"

namespace memstrata {

/// Throws Error{code} when an index of the layout leads out of its vector.
void check_indexes(const BuildLayout& layout, ErrorCode code);

/// Whether regions lie in blocks that are there, or in none.
bool blocks_of_regions_fit(const BuildLayout& layout);

}  // namespace memstrata

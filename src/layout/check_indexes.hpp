#pragma once

#include "layout/build_layout.hpp"
#include "model/error.hpp"

namespace memstrata {

/// Throws Error{code} when an index of the layout leads out of its vector.
void check_indexes(const BuildLayout& layout, ErrorCode code);

}  // namespace memstrata

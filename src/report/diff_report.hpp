#pragma once

#include <ostream>

#include "query/diff.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What differs between two builds, which builds those are, and the sum that
/// proves it: rows + others + fill - overlap = total.
void write_diff(std::ostream& out, const Diff& diff, const Style& style);

}  // namespace memstrata

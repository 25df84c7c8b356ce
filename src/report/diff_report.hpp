#pragma once

#include <ostream>
#include <vector>

#include "query/diff.hpp"
#include "query/overflow.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What differs between two builds, which builds those are, and the sum that
/// proves it: rows + others + fill - overlap = total.  Also why a block of the new one
/// overflows.
void write_diff(std::ostream& out, const Diff& diff, const Style& style,
                const std::vector<Overflow>& overflows = {});

}  // namespace memstrata

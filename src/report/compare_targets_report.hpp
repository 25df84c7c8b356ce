#pragma once

#include <ostream>

#include "query/compare_targets.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// A row a symbol, a column a target.
void write_target_comparison(std::ostream& out, const TargetComparison& comparison,
                             const Style& style);

}  // namespace memstrata

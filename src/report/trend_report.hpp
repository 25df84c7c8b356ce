#pragma once

#include <cstddef>
#include <ostream>

#include "query/trend.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// Series over builds.  For people: one series step by step, several a line
/// each with a sparkline.  `row_limit` cuts the steps of a single series to
/// the newest; 0: all.
void write_trend(std::ostream& out, const Trend& trend, std::size_t row_limit,
                 const Style& style);

}  // namespace memstrata

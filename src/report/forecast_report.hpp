#pragma once

#include <ostream>

#include "query/forecast.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// When blocks are full: a line a block, and the builds that a reader should know of.
void write_forecast(std::ostream& out, const Forecast& forecast, const Style& style);

}  // namespace memstrata

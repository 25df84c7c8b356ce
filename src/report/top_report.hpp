#pragma once

#include <ostream>

#include "query/top.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The largest things of one level.
void write_top(std::ostream& out, const Top& top, const Style& style);

}  // namespace memstrata

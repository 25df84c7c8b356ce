#pragma once

#include <ostream>

#include "query/growth.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What grew over builds, a column a build.
void write_growth(std::ostream& out, const Growth& growth, const Style& style);

}  // namespace memstrata

#pragma once

#include <ostream>

#include "query/blame.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The builds in which something changed its size, newest first.
void write_blame(std::ostream& out, const Blame& blame, const Style& style);

}  // namespace memstrata

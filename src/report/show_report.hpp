#pragma once

#include <ostream>
#include <vector>

#include "query/overflow.hpp"
#include "query/show.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// A build: blocks with use bars, the regions in them, the largest of each level
/// that was asked for, and why a block overflows.
void write_show(std::ostream& out, const Show& show, const Style& style,
                const std::vector<Overflow>& overflows = {});

}  // namespace memstrata

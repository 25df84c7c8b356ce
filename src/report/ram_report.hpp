#pragma once

#include <ostream>

#include "query/ram.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The RAM of a build as one bar: static data, stack, GC heap used and free.
void write_ram(std::ostream& out, const Ram& ram, const Style& style);

}  // namespace memstrata

#pragma once

#include <ostream>
#include <vector>

#include "query/listing.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The targets, a line for each block of each with a sparkline of its use.
void write_targets(std::ostream& out, const std::vector<TargetLine>& targets,
                   const Style& style);

/// The builds of a target, newest first, with the use of its blocks.
void write_builds(std::ostream& out, const BuildList& list, const Style& style);

}  // namespace memstrata

#pragma once

#include <ostream>

#include "query/aliases.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// A group of names in one build, and when names joined and left.
void write_aliases(std::ostream& out, const Aliases& aliases, const Style& style);

}  // namespace memstrata

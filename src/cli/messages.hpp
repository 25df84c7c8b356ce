#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "model/memory_map.hpp"

namespace memstrata {

/// Prints `FILE:LINE: warning: MESSAGE` for the first of them and how many more
/// there are (all with --verbose).
void print_diagnostics(const std::string& file,
                       const std::vector<Diagnostic>& diagnostics,
                       const Context& context);

}  // namespace memstrata

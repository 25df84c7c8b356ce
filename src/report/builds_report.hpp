#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The builds that a command changed, as they are now; `kind` is the command.
void write_changed_builds(std::ostream& out, const std::string& kind,
                          const std::vector<StoredBuild>& builds, const Style& style);

}  // namespace memstrata

#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

#include "report/output_format.hpp"
#include "store/verify.hpp"

namespace memstrata {

/// What verify found in so many builds.
void write_findings(std::ostream& out, const std::vector<Finding>& findings,
                    std::size_t builds, const Style& style);

/// From which schema number to which.
void write_migration(std::ostream& out, std::int64_t before, std::int64_t now,
                     const Style& style);

}  // namespace memstrata

#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "query/renames.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What is known of renamed symbols of a target.
void write_renames(std::ostream& out, const std::string& target,
                   const std::vector<Rename>& renames, const Style& style);

}  // namespace memstrata

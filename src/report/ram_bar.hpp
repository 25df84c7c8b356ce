#pragma once

#include <string>
#include <vector>

#include "query/ram.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The sign that stands for a use in the bar: 'd' for .data.
char sign_of(RamUse use);

/// The parts side by side, `columns` signs in all.  Every part shows at least once.
std::string ram_bar(const std::vector<RamPart>& parts, std::size_t columns,
                    const Style& style);

}  // namespace memstrata

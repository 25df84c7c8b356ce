#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "query/find_symbol.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// Where the symbol called `name` is and was; `row_limit` 0: all places.
void write_places(std::ostream& out, const std::string& name,
                  const std::vector<SymbolPlace>& places, std::size_t row_limit,
                  const Style& style);

}  // namespace memstrata

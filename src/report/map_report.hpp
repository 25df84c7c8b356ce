#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "model/memory_map.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// A parsed map for people: blocks with use bars, regions, the largest symbols,
/// what the parser has to say.  `row_limit` 0: all symbols.
void write_map_report(std::ostream& out, const MemoryMap& map, const std::string& file,
                      std::size_t row_limit, const Style& style);

/// csv or tsv: a row a symbol.
void write_map_symbols(std::ostream& out, const MemoryMap& map, const Style& style);

}  // namespace memstrata

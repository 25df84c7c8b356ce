#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/diagnostics.hpp"

namespace memstrata::gnu_ld {

/// What reading found out that the map itself does not hold.
struct Evidence {
  bool ends_in_line = false;                       // no line end after the last line
  bool head_pending = false;                       // a name waited for its second line
  const std::vector<Bytes>& gaps;                  // by region
  const std::vector<std::uint32_t>& region_lines;  // by region
  std::string_view last_region;                    // the text behind its head
  const std::vector<Index>& doubtful;  // regions at address 0 that look like debug data
};

/// Decides which regions are loaded, places them and finds the status.
///
/// Throws Error{bad_input} when no region is complete.
void judge(MemoryMap& map, const Evidence& evidence, Diagnostics& diagnostics,
           const std::string& path);

}  // namespace memstrata::gnu_ld

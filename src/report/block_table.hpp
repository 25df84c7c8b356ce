#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/text_table.hpp"

namespace memstrata {

/// A block as a line of a table; the numbers are with the blocks nested in it.
struct BlockUseLine {
  std::string name;
  std::size_t depth = 0;  // how many blocks it is nested in
  std::string same_range_as;
  std::uint64_t origin = 0;
  std::optional<std::uint64_t> length;
  std::uint64_t used = 0;
  std::uint64_t high_water = 0;
  std::uint64_t overflow = 0;
};

/// Name, origin, length, used, high water, percent full and a bar of three
/// parts: content, holes between regions, free.
TextTable block_table(const std::vector<BlockUseLine>& blocks, const Style& style);

}  // namespace memstrata

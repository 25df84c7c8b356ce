#pragma once

#include <cstdint>
#include <vector>

#include "vtab/stored_layout.hpp"

namespace memstrata {

/// The groups before and behind a span in its region, by address.  0: none.
struct Neighbours {
  std::uint32_t before = 0;
  std::uint32_t behind = 0;

  auto operator<=>(const Neighbours&) const = default;
};

/// By position in layout().symbols.  Only what holds bytes that are no padding is, and
/// has, a neighbour.
std::vector<Neighbours> neighbours_in(StoredLayout& build);

}  // namespace memstrata

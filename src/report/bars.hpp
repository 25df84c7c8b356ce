#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace memstrata {

/// One part of a bar, drawn with its own character.
struct BarPart {
  double share = 0;  // of the whole bar, 0..1
  enum class Look { full, middle, light } look = Look::full;
};

/// A bar of exactly `columns` characters, what no part fills is blank or dots.
/// A part that is not empty shows at least where half a character would.
std::string bar(const std::vector<BarPart>& parts, std::size_t columns, bool unicode);

/// A value a character, low to high, scaled to the smallest and largest value;
/// a blank where there is none.  At most `columns` characters: of several that
/// fall together the largest shows.
std::string sparkline(const std::vector<std::optional<std::uint64_t>>& values,
                      std::size_t columns, bool unicode);

}  // namespace memstrata

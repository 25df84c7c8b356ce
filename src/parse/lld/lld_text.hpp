#pragma once

#include <optional>
#include <string_view>

namespace memstrata {

/// `_etext = .`  `PROVIDE ( end = . )`  `. = ALIGN ( 4 )`
struct LldAssignment {
  std::string_view name;        // `.`: the place itself is moved
  std::string_view expression;  // empty: of another kind, as `_size += 4`

  bool operator==(const LldAssignment&) const = default;
};

/// Commands of the linker script stand in the same columns as sections, with a
/// blank between all their words.  Empty: the text is none of these.
std::optional<LldAssignment> lld_assignment(std::string_view text);

/// `BYTE ( 0x1 )`, SHORT, LONG, QUAD: bytes that the linker script writes.
bool is_lld_data(std::string_view text);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <string_view>

namespace memstrata {

/// Formats that the first lines of a file give away, in the order in which they
/// win over each other.
enum class Vendor : std::uint8_t {
  lld,
  old_lld,
  mold,
  wasm_ld,
  microsoft,
  armlink,
  iar,
  texas_instruments,
  apple,
  source_map,
  version_script,
  symbol_list,
  none,
};

/// Looks at the first 400 lines that are not empty.
Vendor vendor_of(std::string_view text);

/// Looks at every line, for a file that begins with the log of a build: only for marks
/// that no log has by itself.  For files that are none of what is read.
Vendor vendor_behind_log(std::string_view text);

}  // namespace memstrata

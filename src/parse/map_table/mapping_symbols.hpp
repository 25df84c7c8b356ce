#pragma once

#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// `$a`, `$t`, `$d`, `$x`, also `$t.12` and `$xrv32i2p1_c2p0`: marks of the Arm and
/// RISC-V assemblers that tell code from data; no names of anything.
bool is_mapping_symbol(std::string_view name);

/// `.L3`: a label inside a function, which RISC-V objects keep where the linker
/// may relax; no name of anything.
bool is_assembler_label(std::string_view name);

/// Takes the Thumb bit off the addresses of symbols.
///
/// LLD and mold print the address of a Thumb function with bit 0 set, that of
/// everything else as it is.  What a symbol is, the last mark before it tells:
/// behind `$t` stands Thumb code, and code begins at even addresses.
class ThumbBit {
 public:
  /// Marks hold for one contribution.
  void begin_contribution() { thumb_ = false; }
  void note_mark(std::string_view name) { thumb_ = name.starts_with("$t"); }
  [[nodiscard]] Address cleared(Address address) const {
    return thumb_ ? address & ~Address{1} : address;
  }

 private:
  bool thumb_ = false;
};

}  // namespace memstrata

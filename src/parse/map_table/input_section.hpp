#pragma once

#include <optional>
#include <string_view>

namespace memstrata {

/// An input section as map tables name it.
struct InputSection {
  std::string_view file;
  std::string_view section;

  bool operator==(const InputSection&) const = default;
};

/// `lib.a(uart.o):(.text.uart_init)`.  Pieces of unwind tables name their place
/// too, `uart.o:(.eh_frame+0x40)`: it is left out.  Empty: something else.
std::optional<InputSection> input_section(std::string_view text);

}  // namespace memstrata

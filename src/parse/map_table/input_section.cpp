#include "parse/map_table/input_section.hpp"

namespace memstrata {

std::optional<InputSection> input_section(std::string_view text) {
  constexpr std::string_view kOpen = ":(";
  const auto at = text.rfind(kOpen);  // folders may hold the same
  if (at == std::string_view::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  auto section = text.substr(at + kOpen.size());
  section.remove_suffix(1);
  return InputSection{text.substr(0, at), section.substr(0, section.rfind("+0x"))};
}

}  // namespace memstrata

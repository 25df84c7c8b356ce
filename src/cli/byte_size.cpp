#include "cli/byte_size.hpp"

#include <charconv>
#include <limits>
#include <string_view>

#include "model/error.hpp"
#include "text/names.hpp"

namespace memstrata {

std::uint64_t byte_size(const std::string& option, const std::string& text,
                        std::uint64_t fallback) {
  if (text.empty()) {
    return fallback;
  }
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, failure] = std::from_chars(text.data(), end, number);
  constexpr std::string_view kUnits = "KMGT";
  unsigned shift = 0;
  if (unit != end) {
    const std::size_t place = kUnits.find(*unit);
    shift =
        place == std::string_view::npos ? 64 : 10 * (static_cast<unsigned>(place) + 1);
  }
  const bool fits =
      shift < 64 && number <= (std::numeric_limits<std::uint64_t>::max() >> shift);
  if (failure != std::errc{} || (unit != end && unit + 1 != end) || !fits) {
    throw Error{ErrorCode::usage,
                option + " " + escaped_name(text) + ": write it as 512M or 4G"};
  }
  return number << shift;
}

}  // namespace memstrata

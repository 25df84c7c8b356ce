#include "report/numbers.hpp"

#include <fmt/format.h>

namespace memstrata {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, 1, ',');
  }
  return digits;
}

std::string grouped(std::int64_t number) {
  if (number >= 0) {
    return grouped(static_cast<std::uint64_t>(number));
  }
  return "-" + grouped(~static_cast<std::uint64_t>(number) + 1);
}

std::string signed_grouped(std::int64_t number) {
  return (number > 0 ? "+" : "") + grouped(number);
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) {
    return "-";
  }
  return fmt::format("{:.1f} %",
                     100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string hex_address(std::uint64_t address) {
  return fmt::format("0x{:08x}", address);
}

std::string counted(std::uint64_t number, const std::string& singular) {
  return counted(number, singular, singular + "s");
}

std::string counted(std::uint64_t number, const std::string& singular,
                    const std::string& plural) {
  return grouped(number) + " " + (number == 1 ? singular : plural);
}

}  // namespace memstrata

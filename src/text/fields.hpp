#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace memstrata {

/// The text without the blanks around it.
constexpr std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The value of each character as a hex digit.  A table, because whether the next digit
/// of an address is a letter cannot be foreseen: branches are missed at every second.
inline constexpr auto kHexDigits = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(16);
  for (std::uint8_t digit = 0; digit < 10; ++digit) {
    values.at('0' + digit) = digit;
  }
  for (std::uint8_t letter = 0; letter < 6; ++letter) {
    values.at('a' + letter) = values.at('A' + letter) = 10 + letter;
  }
  return values;
}();

/// The value of a hex digit; 16 for any other character.
constexpr unsigned hex_digit(char c) {
  return kHexDigits[static_cast<unsigned char>(c)];
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a line from left to right, column by column.
class Fields {
 public:
  explicit constexpr Fields(std::string_view line) : rest_(line) {}

  [[nodiscard]] constexpr std::string_view rest() const { return rest_; }
  [[nodiscard]] constexpr bool done() const { return rest_.empty(); }

  /// Returns how many there were.
  constexpr std::size_t skip_blanks() {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] == ' ') {
      ++count;
    }
    rest_.remove_prefix(count);
    return count;
  }

  /// Up to the next blank.
  constexpr std::string_view word() {
    const auto word = rest_.substr(0, rest_.find(' '));
    rest_.remove_prefix(word.size());
    return word;
  }

  /// `0x1f`, then a blank or the end.  Stays where it is when there is none, or
  /// when it has more than 64 bits.
  constexpr std::optional<std::uint64_t> hex() {
    if (rest_.size() < 3 || rest_[0] != '0' || rest_[1] != 'x') {
      return std::nullopt;
    }
    std::uint64_t value = 0;
    std::size_t at = 2;
    for (; at < rest_.size(); ++at) {
      const auto digit = hex_digit(rest_[at]);
      if (digit > 15 || value >> 60U != 0) {
        break;
      }
      value = value << 4U | digit;
    }
    if (at == 2 || (at < rest_.size() && rest_[at] != ' ')) {
      return std::nullopt;
    }
    rest_.remove_prefix(at);
    return value;
  }

 private:
  std::string_view rest_;
};

}  // namespace memstrata

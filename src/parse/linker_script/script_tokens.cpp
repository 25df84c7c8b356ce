#include "parse/linker_script/script_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace memstrata {
namespace {

constexpr std::array<std::string_view, 10> kLongMarks{
    "<<=", ">>=", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||"};

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// `.` alone is the place the linker has come to; inside names it is a letter.
bool is_name_character(char character) {
  return (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z') || is_digit(character) ||
         character == '_' || character == '.' || character == '$';
}

// What a number's last letter multiplies it with: K, M and, of LLD alone, G.
std::uint64_t factor_of(char suffix) {
  switch (suffix) {
    case 'k':
    case 'K':
      return std::uint64_t{1} << 10;
    case 'm':
    case 'M':
      return std::uint64_t{1} << 20;
    case 'g':
    case 'G':
      return std::uint64_t{1} << 30;
    default:
      return 1;
  }
}

std::optional<std::uint64_t> digits_value(std::string_view digits, int base) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) {
    return std::nullopt;
  }
  return value;
}

// 64  0x40  0100  64K
std::optional<std::uint64_t> number_value(std::string_view word) {
  const std::uint64_t factor = word.empty() ? 1 : factor_of(word.back());
  if (factor != 1) {
    word.remove_suffix(1);
  }
  int base = 10;
  if (word.starts_with("0x") || word.starts_with("0X")) {
    word.remove_prefix(2);
    base = 16;
  } else if (word.size() > 1 && word.front() == '0') {
    word.remove_prefix(1);
    base = 8;
  }
  const auto value = digits_value(word, base);
  if (!value || *value > std::numeric_limits<std::uint64_t>::max() / factor) {
    return std::nullopt;
  }
  return *value * factor;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view script) : rest_(script) {}

  std::vector<ScriptToken> all() {
    std::vector<ScriptToken> tokens;
    for (skip_blanks_and_comments(); !rest_.empty(); skip_blanks_and_comments()) {
      tokens.push_back(next());
    }
    tokens.push_back({.kind = ScriptTokenKind::end, .text = {}, .line = line_});
    return tokens;
  }

 private:
  void skip_blanks_and_comments() {
    while (!rest_.empty()) {
      if (rest_.starts_with("/*")) {
        const auto end = rest_.find("*/", 2);
        drop(end == std::string_view::npos ? rest_.size() : end + 2);
      } else if (rest_.front() == ' ' ||
                 (rest_.front() >= '\t' && rest_.front() <= '\r')) {
        drop(1);
      } else {
        return;
      }
    }
  }

  ScriptToken next() {
    if (rest_.front() == '"') {
      const auto end = std::min(rest_.find('"', 1), rest_.size());
      return taken(ScriptTokenKind::name, rest_.substr(1, end - 1),
                   std::min(end + 1, rest_.size()));
    }
    if (is_name_character(rest_.front())) {
      return word();
    }
    for (const auto mark : kLongMarks) {
      if (rest_.starts_with(mark)) {
        return taken(ScriptTokenKind::mark, rest_.substr(0, mark.size()), mark.size());
      }
    }
    return taken(ScriptTokenKind::mark, rest_.substr(0, 1), 1);
  }

  ScriptToken word() {
    const auto* const end =
        std::find_if_not(rest_.begin(), rest_.end(), is_name_character);
    const auto text = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    if (is_digit(text.front())) {
      if (const auto value = number_value(text)) {
        auto token = taken(ScriptTokenKind::number, text, text.size());
        token.value = *value;
        return token;
      }
    }
    return taken(ScriptTokenKind::name, text, text.size());
  }

  ScriptToken taken(ScriptTokenKind kind, std::string_view text, std::size_t length) {
    const ScriptToken token{.kind = kind, .text = text, .line = line_};
    drop(length);
    return token;
  }

  void drop(std::size_t length) {
    line_ +=
        static_cast<std::uint32_t>(std::ranges::count(rest_.substr(0, length), '\n'));
    rest_.remove_prefix(length);
  }

  std::string_view rest_;
  std::uint32_t line_ = 1;
};

}  // namespace

std::vector<ScriptToken> script_tokens(std::string_view script) {
  return Tokeniser{script}.all();
}

}  // namespace memstrata

#include "text/json_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kBlanks = " \t\n\r";

void append_quoted(std::string& json, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  json.push_back('"');
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20) {
      json += "\\u00";
      json.push_back(kDigits[byte >> 4U]);
      json.push_back(kDigits[byte & 0xfU]);
      continue;
    }
    if (letter == '"' || letter == '\\') {
      json.push_back('\\');
    }
    json.push_back(letter);
  }
  json.push_back('"');
}

void append_utf8(std::string& text, unsigned code_point) {
  if (code_point < 0x80) {
    text.push_back(static_cast<char>(code_point));
    return;
  }
  const unsigned followers = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  const unsigned lead = (0xf00U >> (followers + 1)) & 0xffU;  // 110..., 1110..., 11110...
  text.push_back(static_cast<char>(lead | (code_point >> (6 * followers))));
  for (unsigned left = followers; left-- > 0;) {
    text.push_back(static_cast<char>(0x80U | ((code_point >> (6 * left)) & 0x3fU)));
  }
}

[[noreturn]] void throw_no_list(const char* what, std::string_view json) {
  constexpr std::size_t kQuoted = 40;
  throw Error(ErrorCode::usage, std::string("not a JSON array of ") + what + ": " +
                                    std::string(json.substr(0, kQuoted)) +
                                    (json.size() > kQuoted ? "..." : ""));
}

/// Walks over `["a","b\n"]`.
class ListReader {
 public:
  explicit ListReader(std::string_view json) : json_(json) {}

  std::vector<std::string> read() {
    std::vector<std::string> texts;
    skip_blanks();
    expect('[');
    skip_blanks();
    while (!at(']')) {
      if (!texts.empty()) {
        expect(',');
        skip_blanks();
      }
      texts.push_back(read_text());
      skip_blanks();
    }
    expect(']');
    skip_blanks();
    if (position_ != json_.size()) {
      refuse();
    }
    return texts;
  }

 private:
  [[nodiscard]] bool at(char letter) const {
    return position_ < json_.size() && json_[position_] == letter;
  }

  [[noreturn]] void refuse() const { throw_no_list("strings", json_); }

  void skip_blanks() {
    position_ = std::min(json_.find_first_not_of(kBlanks, position_), json_.size());
  }

  char take() {
    if (position_ == json_.size()) {
      refuse();
    }
    return json_[position_++];
  }

  void expect(char letter) {
    if (take() != letter) {
      refuse();
    }
  }

  std::string read_text() {
    std::string text;
    expect('"');
    while (!at('"')) {
      const char letter = take();
      if (letter == '\\') {
        read_escape(text);
      } else {
        text.push_back(letter);
      }
    }
    expect('"');
    return text;
  }

  void read_escape(std::string& text) {
    constexpr std::string_view kLetters = "bfnrt";
    constexpr std::string_view kMeanings = "\b\f\n\r\t";
    const char letter = take();
    if (letter == 'u') {
      append_utf8(text, read_code_point());
      return;
    }
    const auto place = kLetters.find(letter);
    text.push_back(place == std::string_view::npos ? letter : kMeanings[place]);
  }

  /// Behind \u: one unit of UTF-16, or two of which the second has its own \u.
  unsigned read_code_point() {
    const unsigned high = read_code_unit();
    if (high < 0xd800 || high > 0xdfff) {
      return high;
    }
    expect('\\');
    expect('u');
    const unsigned low = read_code_unit();
    if (high > 0xdbff || low < 0xdc00 || low > 0xdfff) {
      refuse();
    }
    return 0x10000 + ((high - 0xd800) << 10U) + (low - 0xdc00);
  }

  unsigned read_code_unit() {
    std::array<char, 4> digits{take(), take(), take(), take()};
    const char* const end = digits.data() + digits.size();
    unsigned unit = 0;
    if (std::from_chars(digits.data(), end, unit, 16).ptr != end) {
      refuse();
    }
    return unit;
  }

  std::string_view json_;
  std::size_t position_ = 0;
};

}  // namespace

std::string json_list(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const auto& text : texts) {
    if (json.size() > 1) {
      json.push_back(',');
    }
    append_quoted(json, text);
  }
  json.push_back(']');
  return json;
}

std::vector<std::int64_t> integers_of_json_list(std::string_view json) {
  std::string_view rest = json;
  const auto skip_blanks = [&rest] {
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
  };
  const auto take = [&](char letter) {
    skip_blanks();
    const bool is_there = rest.starts_with(letter);
    rest.remove_prefix(is_there ? 1 : 0);
    skip_blanks();
    return is_there;
  };
  const auto refuse_unless = [json](bool is_right) {
    if (!is_right) {
      throw_no_list("integers", json);
    }
  };
  std::vector<std::int64_t> integers;
  refuse_unless(take('['));
  while (!take(']')) {
    refuse_unless(integers.empty() || take(','));
    const char* const end = rest.data() + rest.size();
    const auto [behind, error] =
        std::from_chars(rest.data(), end, integers.emplace_back());
    refuse_unless(error == std::errc());
    rest.remove_prefix(static_cast<std::size_t>(behind - rest.data()));
  }
  refuse_unless(rest.empty());
  return integers;
}

std::vector<std::string> strings_of_json_list(std::string_view json) {
  if (json.empty()) {
    return {};
  }
  return ListReader(json).read();
}

}  // namespace memstrata

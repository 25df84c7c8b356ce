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

  [[noreturn]] void refuse() const {
    throw Error(ErrorCode::internal,
                "not a JSON array of strings: " + std::string(json_));
  }

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
      text.push_back(letter == '\\' ? read_escape() : letter);
    }
    expect('"');
    return text;
  }

  /// Only control characters are written as \uNNNN; all else stands as UTF-8.
  char read_escape() {
    constexpr std::string_view kLetters = "bfnrt";
    constexpr std::string_view kMeanings = "\b\f\n\r\t";
    const char letter = take();
    if (letter == 'u') {
      std::array<char, 4> digits{take(), take(), take(), take()};
      const char* const end = digits.data() + digits.size();
      unsigned code = 0;
      if (std::from_chars(digits.data(), end, code, 16).ptr != end || code > 0x7f) {
        refuse();
      }
      return static_cast<char>(code);
    }
    const auto place = kLetters.find(letter);
    return place == std::string_view::npos ? letter : kMeanings[place];
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
      throw Error(ErrorCode::usage, "not a JSON array of integers: " + std::string(json));
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

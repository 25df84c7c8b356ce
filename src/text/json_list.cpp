#include "text/json_list.hpp"

#include <array>
#include <charconv>
#include <system_error>

#include "model/error.hpp"

namespace memstrata {
namespace {

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
    expect('[');
    while (!at(']')) {
      if (!texts.empty()) {
        expect(',');
      }
      texts.push_back(read_text());
    }
    expect(']');
    return texts;
  }

 private:
  [[nodiscard]] bool at(char letter) const {
    return position_ < json_.size() && json_[position_] == letter;
  }

  char take() {
    if (position_ == json_.size()) {
      throw Error(ErrorCode::internal,
                  "not a JSON array of strings: " + std::string(json_));
    }
    return json_[position_++];
  }

  void expect(char letter) {
    if (take() != letter) {
      throw Error(ErrorCode::internal,
                  "not a JSON array of strings: " + std::string(json_));
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
      unsigned code = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
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
  const auto refuse = [json](bool is_wrong) {
    if (is_wrong) {
      throw Error(ErrorCode::usage, "not a JSON array of integers: " + std::string(json));
    }
  };
  refuse(json.size() < 2 || json.front() != '[' || json.back() != ']');
  std::vector<std::int64_t> integers;
  const char* const end = json.data() + json.size() - 1;
  for (const char* at = json.data() + 1; at != end;) {
    if (!integers.empty()) {
      refuse(*at++ != ',');
    }
    const auto [behind, error] = std::from_chars(at, end, integers.emplace_back());
    refuse(error != std::errc());
    at = behind;
  }
  return integers;
}

std::vector<std::string> strings_of_json_list(std::string_view json) {
  if (json.empty()) {
    return {};
  }
  return ListReader(json).read();
}

}  // namespace memstrata

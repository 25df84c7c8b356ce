#include "report/json_stream.hpp"

#include <array>
#include <charconv>

#include "report/numbers.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kFlushAt = std::size_t{64} << 10;
constexpr std::uint64_t kFirstInexact = std::uint64_t{1} << 53U;  // in a double

template <typename Number>
void append_number(std::string& buffer, Number value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
  buffer.append(digits.begin(), end);
}

bool needs_escape(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void append_escaped(std::string& buffer, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (c == '"' || c == '\\') {
    buffer += '\\';
    buffer += c;
  } else {
    const auto byte = static_cast<unsigned char>(c);
    buffer += "\\u00";
    buffer += kDigits[byte >> 4U];
    buffer += kDigits[byte & 15U];
  }
}

}  // namespace

void JsonStream::open(char bracket) {
  separate();
  buffer_ += bracket;
  first_ = true;
  ++depth_;
}

void JsonStream::close(char bracket) {
  buffer_ += bracket;
  first_ = false;
  --depth_;
  if (depth_ == 0 || buffer_.size() > kFlushAt) {
    flush();
  }
}

void JsonStream::separate() {
  if (!first_ && !after_key_) {
    buffer_ += ',';
  }
  first_ = false;
  after_key_ = false;
}

void JsonStream::quoted(std::string_view value) {
  buffer_ += '"';
  for (const char c : value) {
    if (needs_escape(c)) {
      append_escaped(buffer_, c);
    } else {
      buffer_ += c;
    }
  }
  buffer_ += '"';
}

void JsonStream::flush() {
  out_ << buffer_;
  buffer_.clear();
}

JsonStream& JsonStream::key(std::string_view name) {
  separate();
  quoted(name);
  buffer_ += ':';
  after_key_ = true;
  return *this;
}

void JsonStream::text(std::string_view value) {
  separate();
  quoted(value);
}

void JsonStream::number(std::int64_t value) {
  separate();
  append_number(buffer_, value);
}

void JsonStream::number(std::uint64_t value) {
  separate();
  append_number(buffer_, value);
}

void JsonStream::fraction(double value) {
  separate();
  append_number(buffer_, value);
}

void JsonStream::boolean(bool value) {
  separate();
  buffer_ += value ? "true" : "false";
}

void JsonStream::null() {
  separate();
  buffer_ += "null";
}

void JsonStream::text_or_null(std::string_view value) {
  if (value.empty()) {
    null();
  } else {
    text(value);
  }
}

void JsonStream::address(std::uint64_t value) {
  if (value < kFirstInexact) {
    number(value);
  } else {
    text(hex_address(value));
  }
}

}  // namespace memstrata

#include <cstdint>
#include <cstring>

#include "text/names.hpp"

namespace memstrata {
namespace {

constexpr std::uint64_t repeated(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

// Eight bytes at a time: a byte below 0x20, 0x7f, or with its top bit set.
// (Borrows can only report a byte too many, and those are looked at singly.)
bool all_plain(std::uint64_t word) {
  const auto below_blank = word - repeated(0x20);
  const auto is_delete = (word ^ repeated(0x7f)) - repeated(1);
  return ((word | below_blank | is_delete) & repeated(0x80)) == 0;
}

bool is_plain(unsigned char c) {
  return c >= 0x20 && c < 0x7f;
}

struct Lead {
  std::size_t length = 0;  // 0: never begins a character
  unsigned char lowest_second = 0x80;
  unsigned char highest_second = 0xbf;
};

// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing
// above U+10FFFF.
Lead lead_of(unsigned char c) {
  if (c < 0xc2 || c > 0xf4) {
    return {};
  }
  if (c < 0xe0) {
    return {2};
  }
  if (c < 0xf0) {
    const unsigned char lowest = c == 0xe0 ? 0xa0 : 0x80;
    const unsigned char highest = c == 0xed ? 0x9f : 0xbf;
    return {3, lowest, highest};
  }
  const unsigned char lowest = c == 0xf0 ? 0x90 : 0x80;
  const unsigned char highest = c == 0xf4 ? 0x8f : 0xbf;
  return {4, lowest, highest};
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// How many bytes the valid, printable character at `at` has; 0: there is none.
// U+0080 ... U+009F are control characters too.
std::size_t character_length(std::string_view bytes, std::size_t at) {
  const auto first = byte_at(bytes, at);
  if (first < 0x80) {
    return is_plain(first) ? 1 : 0;
  }
  const auto lead = lead_of(first);
  if (lead.length == 0 || at + lead.length > bytes.size()) {
    return 0;
  }
  const auto second = byte_at(bytes, at + 1);
  if (second < lead.lowest_second || second > lead.highest_second ||
      (first == 0xc2 && second < 0xa0)) {
    return 0;
  }
  for (std::size_t i = 2; i < lead.length; ++i) {
    if (byte_at(bytes, at + i) < 0x80 || byte_at(bytes, at + i) > 0xbf) {
      return 0;
    }
  }
  return lead.length;
}

bool needs_escape_by_character(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = character_length(bytes, at);
    if (length == 0) {
      return true;
    }
    at += length;
  }
  return false;
}

}  // namespace

bool needs_escape(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if (!all_plain(word)) {
      return needs_escape_by_character(bytes.substr(at));
    }
  }
  for (; at < bytes.size(); ++at) {
    if (!is_plain(byte_at(bytes, at))) {
      return needs_escape_by_character(bytes.substr(at));
    }
  }
  return false;
}

std::string escaped_name(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = character_length(bytes, at);
    if (length == 0) {
      const auto byte = byte_at(bytes, at);
      out += "\\x";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
      ++at;
    } else {
      out += bytes.substr(at, length);
      at += length;
    }
  }
  return out;
}

}  // namespace memstrata

#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace memstrata {

/// Fields are unsigned LEB128 numbers, seven bits a byte, low bits first, in
/// their shortest form: 300 is `ac 02`.
void append_field(std::string& to, std::uint64_t value);

/// Small numbers of either sign as small fields: 0, -1, 1, -2 become 0, 1, 2, 3.
inline std::uint64_t zigzag(std::uint64_t difference) {
  return (difference << 1) ^ (0 - (difference >> 63));
}
inline std::uint64_t unzigzag(std::uint64_t code) {
  return (code >> 1) ^ (0 - (code & 1));
}

/// Throws Error{database}: the bytes of a layout make no sense.
[[noreturn]] void throw_damaged(const char* what);

/// Reads fields from the front of some bytes; throws Error{database} at a field
/// that is cut, too long or not in its shortest form.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] std::string_view rest() const {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }

  std::uint64_t next() {
    if constexpr (std::endian::native == std::endian::little) {
      if (end_ - at_ >= kShortField) {
        std::uint32_t word = 0;
        std::memcpy(&word, at_, sizeof word);
        if (const std::uint32_t last = ~word & kMoreBits; last != 0) {
          return next_short(word, std::countr_zero(last) / 8 + 1);
        }
      }
    }
    return next_long();
  }

  /// A field that must fit 32 bits: ids, indexes, counts.
  std::uint32_t next_32() {
    const std::uint64_t value = next();
    if (value > 0xffffffff) {
      throw_damaged("a number is too large");
    }
    return static_cast<std::uint32_t>(value);
  }

  std::string_view take(std::uint64_t size) {
    if (size > rest().size()) {
      throw_damaged("it ends too early");
    }
    const std::string_view taken = rest().substr(0, size);
    at_ += taken.size();
    return taken;
  }

 private:
  static constexpr int kShortField = 4;                   // bytes
  static constexpr std::uint32_t kMoreBits = 0x80808080;  // a byte that is not the last

  // Without a branch on the length: ids and sizes are of one to three bytes, in
  // an order no processor can foresee.
  std::uint64_t next_short(std::uint32_t word, int length) {
    const std::uint32_t used = word & (0xffffffffU >> (32 - 8 * length));
    if (used >> (8 * (length - 1)) == 0 && length > 1) {
      throw_damaged("a number is not in its shortest form");
    }
    at_ += length;
    return (used & 0x7f) | ((used & 0x7f00) >> 1) | ((used & 0x7f0000) >> 2) |
           ((used & 0x7f000000) >> 3);
  }
  std::uint64_t next_long();

  const char* at_;
  const char* end_;
};

/// Collects fields; much faster than a string that grows byte by byte.
class FieldWriter {
 public:
  void append(std::uint64_t value) {
    if (buffer_.size() - size_ < kLongestField) {
      buffer_.resize(2 * buffer_.size() + kLongestField);
    }
    char* const at = buffer_.data() + size_;
    if (value < kShortLimit) {
      size_ += append_short(at, static_cast<std::uint32_t>(value));
    } else {
      size_ += append_long(at, value);
    }
  }
  void append(std::string_view bytes) {
    buffer_.resize(std::max(buffer_.size(), size_ + bytes.size()));
    bytes.copy(buffer_.data() + size_, bytes.size());
    size_ += bytes.size();
  }
  void clear() { size_ = 0; }
  [[nodiscard]] std::string_view bytes() const { return {buffer_.data(), size_}; }

 private:
  static constexpr std::size_t kLongestField = 10;        // bytes
  static constexpr std::uint64_t kShortLimit = 1U << 28;  // what fits four bytes

  // As FieldReader::next_short: no branch on the length.
  static std::size_t append_short(char* at, std::uint32_t value) {
    const unsigned more = static_cast<unsigned>(std::bit_width(value | 1) - 1) / 7;
    const std::uint32_t spread = (value & 0x7f) | ((value << 1) & 0x7f00) |
                                 ((value << 2) & 0x7f0000) | ((value << 3) & 0x7f000000);
    const std::uint32_t word = spread | (0x00808080U & ((1U << (8 * more)) - 1));
    for (unsigned i = 0; i < 4; ++i) {
      at[i] = static_cast<char>(word >> (8 * i));
    }
    return more + 1;
  }
  static std::size_t append_long(char* at, std::uint64_t value);

  std::string buffer_;
  std::size_t size_ = 0;
};

}  // namespace memstrata

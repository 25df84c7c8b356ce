#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace memstrata {

/// Fields are unsigned LEB128 numbers, seven bits a byte, low bits first, in
/// their shortest form: 300 is `ac 02`.
inline void append_field(std::string& to, std::uint64_t value) {
  while (value >= 0x80) {
    to.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  to.push_back(static_cast<char>(value));
}

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
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  std::uint64_t next() {
    if (!rest_.empty() && static_cast<unsigned char>(rest_.front()) < 0x80) {
      const auto value = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      return value;
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
    if (size > rest_.size()) {
      throw_damaged("it ends too early");
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::uint64_t next_long();

  std::string_view rest_;
};

}  // namespace memstrata

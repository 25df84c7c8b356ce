#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

  // Fields of one place in a record are mostly of one length, which the
  // processor learns for every place that this is inlined in.
  [[gnu::always_inline]] inline std::uint64_t next() {
    if (end_ - at_ < kShortField) {
      return next_long();
    }
    const std::uint32_t first = byte_at(0);
    if (first < 0x80) {
      at_ += 1;
      return first;
    }
    const std::uint32_t second = byte_at(1);
    if (second < 0x80 && second != 0) {
      at_ += 2;
      return (first & 0x7f) | second << 7;
    }
    const std::uint32_t third = byte_at(2);
    if (second >= 0x80 && third < 0x80 && third != 0) {
      at_ += 3;
      return (first & 0x7f) | (second & 0x7f) << 7 | third << 14;
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
  static constexpr int kShortField = 3;  // bytes that need no look at the end

  [[nodiscard]] std::uint32_t byte_at(std::size_t i) const {
    return static_cast<unsigned char>(at_[i]);
  }
  std::uint64_t next_long();

  const char* at_;
  const char* end_;
};

/// Collects fields; much faster than a string that grows byte by byte.
class FieldWriter {
 public:
  FieldWriter() = default;
  FieldWriter(const FieldWriter&) = delete;
  FieldWriter& operator=(const FieldWriter&) = delete;
  ~FieldWriter() = default;

  void append(std::uint64_t value) {
    if (end_ - at_ < kLongestField) {
      grow(kLongestField);
    }
    if (value < 0x80) {
      *at_++ = static_cast<char>(value);
    } else if (value < 0x4000) {
      *at_++ = static_cast<char>(value | 0x80);
      *at_++ = static_cast<char>(value >> 7);
    } else {
      append_long(value);
    }
  }
  void append(std::string_view bytes) {
    if (rest_size() < bytes.size()) {
      grow(bytes.size());
    }
    at_ += bytes.copy(at_, bytes.size());
  }
  void clear() { at_ = buffer_.data(); }
  [[nodiscard]] std::string_view bytes() const {
    return {buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data())};
  }

 private:
  static constexpr int kLongestField = 10;  // bytes

  [[nodiscard]] std::size_t rest_size() const {
    return static_cast<std::size_t>(end_ - at_);
  }
  void grow(std::size_t more);
  void append_long(std::uint64_t value);

  std::vector<char> buffer_;
  char* at_ = nullptr;   // where the next field goes, in buffer_
  char* end_ = nullptr;  // of buffer_
};

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace memstrata {

/// Writes JSON piece by piece, without white space: for documents too large to
/// be built in memory first.  The caller nests begin and end correctly; the end
/// of the outermost writes out what is left.
class JsonStream {
 public:
  explicit JsonStream(std::ostream& out) : out_(out) {}
  ~JsonStream() = default;
  JsonStream(const JsonStream&) = delete;
  JsonStream& operator=(const JsonStream&) = delete;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// Must be valid UTF-8, as names of a MemoryMap are.
  void text(std::string_view value);
  void number(std::int64_t value);
  void number(std::uint64_t value);
  /// With as few digits as give the same number back.
  void fraction(double value);
  void boolean(bool value);
  void null();

  JsonStream& key(std::string_view name);

  /// null when empty.
  void text_or_null(std::string_view value);
  /// A number below 2^53, else a text of hexadecimal digits.
  void address(std::uint64_t value);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quoted(std::string_view value);
  void flush();

  std::ostream& out_;
  std::string buffer_;
  int depth_ = 0;      // open objects and arrays
  bool first_ = true;  // nothing stands before in this object or array
  bool after_key_ = false;
};

}  // namespace memstrata

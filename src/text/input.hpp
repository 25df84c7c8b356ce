#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace memstrata {

/// The bytes of a file, whole: mapped, or unpacked when they were compressed.
class Input {
 public:
  virtual ~Input() = default;
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// After unpacking.  Valid as long as the Input lives.
  [[nodiscard]] virtual std::string_view bytes() const = 0;

  /// Throws Error{bad_input} when the file changed since it was opened.
  virtual void check_unchanged() const = 0;
};

inline constexpr std::uint64_t kDefaultMaxSize = std::uint64_t{4} << 30;  // bytes

/// Opens `path` ("-": `standard_input`), reading gzip, xz and zstd transparently.
///
/// Throws Error{bad_input} with "PATH: reason": missing, unreadable, a folder or
/// pipe, more than `max_size` bytes after unpacking, damaged compression.
/// A file that shrinks while it is read never ends the process.
std::shared_ptr<const Input> open_input(const std::string& path,
                                        std::istream& standard_input,
                                        std::uint64_t max_size = kDefaultMaxSize);

}  // namespace memstrata

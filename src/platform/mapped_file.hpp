#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace memstrata {

/// A regular file, mapped for reading.  A file that shrinks while it is mapped
/// reads as zeros from there on and counts as changed.
class MappedFile {
 public:
  /// Throws Error{bad_input} with "PATH: reason" when it cannot be opened, is no
  /// regular file, or is larger than `max_size` bytes.
  MappedFile(const std::string& path, std::uint64_t max_size);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const;
  /// Whether size or time of the file differ from when it was opened.
  [[nodiscard]] bool changed() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace memstrata

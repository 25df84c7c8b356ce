#pragma once

#include <cstddef>

namespace memstrata {

/// Guards a mapping of a file against the file shrinking under it.
///
/// Reading a page behind the end of a mapped file ends a process by SIGBUS.
/// While this object lives, such a read gives zeros instead and `hit` tells so.
/// Any thread may read the range; the handler of SIGBUS that stood before is
/// called for all other addresses.
class ProtectedRange {
 public:
  ProtectedRange(const void* begin, std::size_t size);
  ~ProtectedRange();
  ProtectedRange(const ProtectedRange&) = delete;
  ProtectedRange& operator=(const ProtectedRange&) = delete;

  /// False: too many ranges are guarded already, this one is not.
  [[nodiscard]] bool guarded() const { return slot_ != kNoSlot; }
  /// Whether a page of the range was gone when it was read.
  [[nodiscard]] bool hit() const;

 private:
  static constexpr std::size_t kNoSlot = static_cast<std::size_t>(-1);
  std::size_t slot_ = kNoSlot;
};

}  // namespace memstrata

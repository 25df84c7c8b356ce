#pragma once

#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// `size` bytes from `begin` on.
struct ByteRange {
  Address begin = 0;
  Bytes size = 0;

  /// Exclusive; stops at the top of the address space.
  [[nodiscard]] Address end() const { return size > ~begin ? ~Address{0} : begin + size; }
};

/// How many bytes lie in at least one of them.
Bytes union_size(std::vector<ByteRange> ranges);

/// How many bytes of `inner` lie outside `outer`.
Bytes bytes_outside(const ByteRange& inner, const ByteRange& outer);

}  // namespace memstrata

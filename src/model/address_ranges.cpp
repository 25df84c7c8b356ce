#include "model/address_ranges.hpp"

#include <algorithm>

namespace memstrata {

Bytes union_size(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  Bytes total = 0;
  Address covered_to = 0;
  for (const auto& range : ranges) {
    const auto begin = std::max(range.begin, covered_to);
    if (range.end() > begin) {
      total += range.end() - begin;
      covered_to = range.end();
    }
  }
  return total;
}

Bytes bytes_outside(const ByteRange& inner, const ByteRange& outer) {
  const auto begin = std::max(inner.begin, outer.begin);
  const auto end = std::min(inner.end(), outer.end());
  return inner.size - (end > begin ? end - begin : 0);
}

}  // namespace memstrata

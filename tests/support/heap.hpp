#pragma once

#include <string>
#include <string_view>

#include "model/heap_snapshot.hpp"

namespace memstrata::test {

/// An area from letters, one a GC block: `h==..S`.
inline HeapArea heap_area(Address address, std::string_view letters) {
  HeapArea area{.address = address};
  for (const char letter : letters) {
    append_blocks(area.runs, letter, 1);
  }
  return area;
}

/// The letters of an area, one a GC block.
inline std::string letters_of(const HeapArea& area) {
  std::string text;
  for (RunCursor run{area}; run; run.next()) {
    text.append(run.count(), run.letter());
  }
  return text;
}

/// A snapshot of GC blocks of 16 bytes, its header unknown.
inline HeapSnapshot heap_snapshot(std::vector<HeapArea> areas) {
  HeapSnapshot snapshot;
  snapshot.gc_block_bytes = 16;
  snapshot.areas = std::move(areas);
  return snapshot;
}

}  // namespace memstrata::test

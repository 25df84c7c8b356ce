#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/heap_diff.hpp"
#include "model/heap_snapshot.hpp"

namespace memstrata {

/// The colours of a heap map.
enum class Paint : std::uint8_t {
  faint,
  plain,
  red,
  green,
  yellow,
  blue,
  magenta,
  cyan,
  bright_red,
  bright_green,
  bright_yellow,
  bright_magenta,
  bright_cyan,
};

/// What a terminal needs to change to a colour.
std::string_view escape_of(Paint paint);
inline constexpr std::string_view kPaintEnd = "\x1b[0m";

/// Neighbouring GC blocks that are drawn alike.
struct PaintedRun {
  char letter = kFreeLetter;
  Paint paint = Paint::plain;
  GcBlocks count = 0;
  bool folds = false;  // whole lines of it may be folded to a count
};

/// A colour by the kind of each chain's head, for all of the chain.
Paint paint_of_kind(char kind);
std::vector<PaintedRun> painted_by_kind(const HeapArea& area);

/// A new colour for each chain, so that neighbours differ.
std::vector<PaintedRun> painted_as_rainbow(const HeapArea& area);

/// How a change is drawn: `.` free in both, `o` in use in both, `-` freed,
/// `+` allocated, `~` another kind.  In colour the letters of the newer snapshot
/// show instead (of freed GC blocks the older one's), as the colour says the rest.
char sign_of(GcBlockChange change);
Paint paint_of(GcBlockChange change);
std::vector<PaintedRun> painted_changes(const AreaDiff& area, bool color);

/// Only the leaked chains stand out.
std::vector<PaintedRun> painted_leaks(const HeapArea& area, Bytes gc_block_bytes,
                                      const std::vector<LeakedChain>& leaks);

}  // namespace memstrata

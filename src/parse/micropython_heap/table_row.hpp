#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "parse/micropython_heap/table_tally.hpp"

namespace memstrata::micropython_heap {

inline constexpr std::uint64_t kRowBlocks = 64;  // GC blocks of a whole row

/// A line that may be a row of the table: `00000400: ShSh=..........h=======`.
struct TableRow {
  std::uint64_t prefix = 0;
  unsigned digits = 0;       // how many hex digits the prefix is printed with
  std::uint64_t blocks = 0;  // 1 to 64; only the last row of an area is short
  std::array<char, kRowBlocks> cells{};
};

/// Fills `row` when the END of `line` has the shape of a row: 4 to 8 hex digits,
/// colon, blank, 1 to 64 letters.  Prompts and timestamps may stand before it.
/// Whether it really is one depends on the rows before: `cafe: text` is not.
bool read_table_row(std::string_view line, TableRow& row);

/// The GC blocks of a row by what they are; tails are those of kTailLetter.
BlockBits bits_of(const TableRow& row);

/// Adds the GC blocks of a row, run by run.
void append_row(std::vector<GcRun>& runs, const TableRow& row);

}  // namespace memstrata::micropython_heap

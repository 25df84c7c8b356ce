#include "parse/micropython_heap/table_row.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/fields.hpp"

namespace memstrata::micropython_heap {

namespace {

constexpr unsigned kMinDigits = 4;
constexpr unsigned kMaxDigits = 8;
constexpr std::string_view kSeparator = ": ";

/// All 64 and no early exit, so that the loop is done with vectors.
bool are_cells(const std::array<char, kRowBlocks>& cells) {
  unsigned char strange = 0;
  for (const char c : cells) {
    const auto letter =
        static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20U) - 'a');
    // `||` would branch.  NOLINTNEXTLINE(readability-implicit-bool-conversion)
    const bool is_cell = (letter < 26U) | (c == kFreeLetter) | (c == kTailLetter);
    strange |= static_cast<unsigned char>(!is_cell);
  }
  return strange == 0;
}

/// Eight cells as a number, the first in the lowest byte.
std::uint64_t eight_cells(const char* cells) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, cells, sizeof word);
  return word;
}

/// The bits of cells 0 to `blocks`.
std::uint64_t first_bits(std::uint64_t blocks) {
  return ~std::uint64_t{0} >> (kRowBlocks - blocks);
}

/// Bit k is set where byte k of `word` is not zero; no byte is above 0x7f.
std::uint64_t nonzero_bytes(std::uint64_t word) {
  constexpr std::uint64_t kLowBits = 0x7f7f7f7f7f7f7f7f;
  constexpr std::uint64_t kGatherHighBits = 0x0002040810204081;
  const std::uint64_t high_bits = (word + kLowBits) & ~kLowBits;
  return ((high_bits >> 7U) * (kGatherHighBits << 7U)) >> 56U;
}

/// Bit k is set where cell k is not `letter`.
std::uint64_t other_than(const TableRow& row, char letter) {
  constexpr std::uint64_t kEveryByte = 0x0101010101010101;
  const std::uint64_t letters = kEveryByte * static_cast<unsigned char>(letter);
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < kRowBlocks; i += 8) {
    bits |= nonzero_bytes(eight_cells(row.cells.data() + i) ^ letters) << i;
  }
  return bits;
}

/// Bit k is set where cell k differs from the one before.  A
/// dense heap changes its letter at every second cell, so that a loop over the
/// cells would mispredict there.
std::uint64_t run_starts(const TableRow& row) {
  std::uint64_t starts = 0;
  std::uint64_t last_cell = 0;
  for (unsigned i = 0; i < kRowBlocks; i += 8) {
    const std::uint64_t here = eight_cells(row.cells.data() + i);
    const std::uint64_t before = here << 8U | last_cell;
    starts |= nonzero_bytes(here ^ before) << i;
    last_cell = here >> 56U;
  }
  return starts & first_bits(row.blocks);
}

/// Where the separator stands in front of the cells, which hold no blank.
std::size_t separator_of(std::string_view line) {
  constexpr std::size_t kWholeRow = kRowBlocks + kSeparator.size();
  if (line.size() > kWholeRow) {
    const std::size_t expected = line.size() - kWholeRow;
    if (line.substr(expected, kSeparator.size()) == kSeparator) {
      return expected;
    }
  }
  return line.rfind(kSeparator);
}

}  // namespace

bool read_table_row(std::string_view line, TableRow& row) {
  const std::size_t separator = separator_of(line);
  if (separator == std::string_view::npos) {
    return false;
  }
  const auto cells = line.substr(separator + kSeparator.size());
  if (cells.empty() || cells.size() > kRowBlocks) {
    return false;
  }
  row.prefix = 0;
  row.digits = 0;
  for (auto at = separator; at > 0 && row.digits <= kMaxDigits; ++row.digits) {
    const std::uint64_t digit = hex_digit(line[--at]);
    if (digit > 0xf) {
      break;
    }
    row.prefix |= digit << (4 * row.digits);
  }
  if (row.digits < kMinDigits || row.digits > kMaxDigits) {
    return false;
  }
  if (cells.size() == kRowBlocks) {
    std::memcpy(row.cells.data(), cells.data(), kRowBlocks);
  } else {
    row.cells.fill(kFreeLetter);
    cells.copy(row.cells.data(), cells.size());
  }
  row.blocks = cells.size();
  return are_cells(row.cells);
}

BlockBits bits_of(const TableRow& row) {
  const auto blocks = first_bits(row.blocks);
  BlockBits bits{.free = blocks & ~other_than(row, kFreeLetter),
                 .tails = blocks & ~other_than(row, kTailLetter),
                 .blocks = static_cast<unsigned>(row.blocks)};
  if (std::memchr(row.cells.data(), kMarkedLetter, row.cells.size()) != nullptr) {
    bits.marked = static_cast<unsigned>(std::ranges::count(row.cells, kMarkedLetter));
  }
  return bits;
}

void append_row(std::vector<GcRun>& runs, const TableRow& row) {
  std::uint64_t starts = run_starts(row) & ~std::uint64_t{1};
  const auto end_of_run = [&] {
    return starts == 0 ? static_cast<unsigned>(row.blocks)
                       : static_cast<unsigned>(std::countr_zero(starts));
  };
  unsigned start = end_of_run();
  append_blocks(runs, row.cells.front(), start);
  static_assert(kRowBlocks < GcRun::kLongRun);
  std::array<GcRun, kRowBlocks> buffer;  // NOLINT(*-member-init): filled up to `end`
  auto* end = buffer.begin();
  while (starts != 0) {
    starts &= starts - 1;
    const unsigned next = end_of_run();
    *end++ = GcRun{row.cells[start], static_cast<std::uint8_t>(next - start)};
    start = next;
  }
  runs.insert(runs.end(), buffer.begin(), end);
}

}  // namespace memstrata::micropython_heap

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/build.hpp"
#include "model/memory_map.hpp"

namespace memstrata {

/// A number of GC blocks, the cells of a MicroPython heap.
using GcBlocks = std::uint64_t;

inline constexpr char kFreeLetter = '.';
inline constexpr char kTailLetter = '=';
/// A head that a collection has marked; the runtime counts it neither as used
/// nor as free.
inline constexpr char kMarkedLetter = 'm';

/// Neighbouring GC blocks of one letter.
///
/// Free is `.`, a tail is `=` in every snapshot (old dumps print `t`), every
/// other letter is the head of a chain: `h` anything, T tuple, L list, D dict,
/// F float, B bytecode, M module, S string or bytes, A bytearray or array.
///
/// Two bytes and no defaults: a dense heap has a run for every second GC block,
/// and reading a dump takes as long as writing its runs to memory.  A longer run is
/// several of one letter, largest first: kLongRun and more stand for powers of two.
struct GcRun {
  char letter;
  std::uint8_t code;

  [[nodiscard]] GcBlocks count() const {
    return code < kLongRun ? code : GcBlocks{1} << (code - kLongRun + kLongRunBits);
  }

  static constexpr std::uint8_t kLongRunBits = 7;
  static constexpr std::uint8_t kLongRun = 1U << kLongRunBits;

  bool operator==(const GcRun&) const = default;
};

/// One heap range.  Neighbouring runs may have the same letter, so read them with
/// RunCursor.
struct HeapArea {
  Address address = 0;  // as printed: old 64-bit builds print only the low 32 bits
  std::vector<GcRun> runs;

  bool operator==(const HeapArea&) const = default;
};

/// Adds GC blocks at the end, to the last run where the letters are equal.
void append_blocks(std::vector<GcRun>& runs, char letter, GcBlocks count);

/// Goes over the runs of an area, each at its full length.
class RunCursor {
 public:
  explicit RunCursor(const HeapArea& area)
      : next_(area.runs.data()), end_(next_ + area.runs.size()) {
    next();
  }

  /// False behind the last run.
  explicit operator bool() const { return count_ > 0; }
  [[nodiscard]] char letter() const { return letter_; }
  [[nodiscard]] GcBlocks count() const { return count_; }

  void next() {
    count_ = 0;
    if (next_ == end_) {
      return;
    }
    letter_ = next_->letter;
    do {
      count_ += next_->count();
      ++next_;
    } while (next_ != end_ && next_->letter == letter_);
  }

 private:
  const GcRun* next_;
  const GcRun* end_;
  char letter_ = kFreeLetter;
  GcBlocks count_ = 0;
};

GcBlocks gc_blocks(const HeapArea& area);

enum class HeapStatus : std::uint8_t {
  ok,
  differs,      // the table says other numbers than the header
  damaged,      // the table has holes and was dropped, or a header without table is cut
  header_only,  // no table was printed
  table_only,   // no header was printed, or a cut one
};

/// The words of JSON and the database: "header_only".
std::string_view to_string(HeapStatus status);
std::optional<HeapStatus> heap_status_from(std::string_view word);

/// What a dump prints above its table; empty: not printed, or a wrapped negative.
struct HeapHeader {
  std::optional<Bytes> total;
  std::optional<Bytes> used;
  std::optional<Bytes> free;
  std::optional<Bytes> max_new_split;  // what a growing heap could still take
  std::optional<GcBlocks> one_blocks;  // chains of one GC block
  std::optional<GcBlocks> two_blocks;  // chains of two
  std::optional<GcBlocks> max_block;   // longest chain
  std::optional<GcBlocks> max_free;    // longest free run
  std::optional<Bytes> stack_used;
  std::optional<Bytes> stack_total;
  std::optional<Bytes> mem_total;  // malloc's figures of the unix port
  std::optional<Bytes> mem_current;
  std::optional<Bytes> mem_peak;

  bool operator==(const HeapHeader&) const = default;
};

/// One heap dump of `micropython.mem_info(1)`.
struct HeapSnapshot {
  std::string label;           // of the `*** Memory info NAME ***` line; empty: none
  std::uint32_t sequence = 0;  // place among the dumps of its file, from 1
  std::optional<Time> time;
  std::uint32_t line = 0;  // where it begins in its file
  HeapStatus status = HeapStatus::ok;
  std::vector<Diagnostic> diagnostics;
  HeapHeader header;
  std::optional<Bytes> gc_block_bytes;
  std::vector<HeapArea> areas;  // empty: no table, or a damaged one

  bool operator==(const HeapSnapshot&) const = default;
};

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/build.hpp"

namespace memstrata::micropython_heap {

/// `mem: total=58977, current=26861, peak=26861`
struct MemLine {
  std::optional<Bytes> total;
  std::optional<Bytes> current;
  std::optional<Bytes> peak;
};

/// `stack: 1200 out of 80000`, or without a limit `stack: 1200`
struct StackLine {
  std::optional<Bytes> used;
  std::optional<Bytes> total;
};

/// `GC: total: 192, used: 176, free: 16, max new split: 110592`
struct TotalsLine {
  std::optional<Bytes> total;
  std::optional<Bytes> used;
  std::optional<Bytes> free;
  std::optional<Bytes> max_new_split;
};

/// ` No. of 1-blocks: 3, 2-blocks: 2, max blk sz: 4, max free sz: 1`
struct ChainsLine {
  std::optional<std::uint64_t> one_blocks;
  std::optional<std::uint64_t> two_blocks;
  std::optional<std::uint64_t> max_block;
  std::optional<std::uint64_t> max_free;
};

/// `GC memory layout; from 20001980:`
struct LayoutLine {
  Address address = 0;
  bool has_table = true;  // false: `...: no information available`
};

/// `       (20 lines all free)`
struct FreeRowsLine {
  std::uint64_t count = 0;
};

/// `*** Memory info NAME ***`, `Memory info: NAME`
struct MarkerLine {
  std::string_view name;
};

/// At least 21 stars: the end of what a marker began.
struct EndMarkerLine {};

/// `time: (2024, 3, 14, 3, 9, 26, 53, 0)`: year, month, day, day of the week,
/// hour, minute, second and a fraction of it, as `RTC.datetime()` prints them.
struct TimeLine {
  Time time = 0;
};

/// `GC:` alone, as `pyb.info()` and `machine.info()` print it above the next three.
struct InfoTitleLine {};

/// `  102912 total`
struct InfoTotalLine {
  Bytes total = 0;
};

/// `  1234 : 101678`
struct InfoUseLine {
  Bytes used = 0;
  Bytes free = 0;
};

/// `  1=20 2=3 m=12`
struct InfoChainsLine {
  std::uint64_t one_blocks = 0;
  std::uint64_t two_blocks = 0;
  std::uint64_t max_block = 0;
};

using HeaderLine =
    std::variant<std::monostate, MemLine, StackLine, TotalsLine, ChainsLine, LayoutLine,
                 FreeRowsLine, MarkerLine, EndMarkerLine, TimeLine, InfoTitleLine>;

/// What a line of a log is; monostate: nothing of a heap dump.  Looks inside the
/// line: prompts, `OK` of the raw REPL and timestamps may stand in front.
HeaderLine read_header_line(std::string_view line);

/// The lines behind InfoTitleLine, which mean nothing elsewhere.
std::optional<InfoTotalLine> read_info_total(std::string_view line);
std::optional<InfoUseLine> read_info_use(std::string_view line);
std::optional<InfoChainsLine> read_info_chains(std::string_view line);

}  // namespace memstrata::micropython_heap

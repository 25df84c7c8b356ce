#pragma once

#include <cstdint>
#include <optional>

#include "parse/micropython_heap/table_row.hpp"

namespace memstrata::micropython_heap {

/// Where the rows of one area stand, by their prefixes (H4):
///
///   v1.0 - v1.3.4     0040:      index of the first GC block, 4 digits or more
///   v1.3.5 - v1.8     e5a40:     low 20 bits of its address
///   v1.8.1 - v1.19.1  00800:     low 20 bits of its offset
///   v1.20 and later   00000800:  its offset
///
/// What a row advances by, 64 times the size of a GC block, is not printed:
/// sizes that do not fit are struck off row by row.
class RowPrefixes {
 public:
  /// Whether `row` may stand `rows` rows behind the start of the area.
  [[nodiscard]] bool fits(const TableRow& row, std::uint64_t rows) const;

  /// Takes `row` as the one there.  False, and nothing changes, when it does not fit.
  bool accept(const TableRow& row, std::uint64_t rows);

  /// Builds with EXTENSIVE_HEAP_PROFILING before v1.3.5 leave free rows out
  /// silently.  How many rows are missing in front of `row`, which does not fit
  /// at `rows`; empty: it is no row of this area.
  [[nodiscard]] std::optional<std::uint64_t> rows_left_out(const TableRow& row,
                                                           std::uint64_t rows) const;

  /// The sizes of a GC block that are still possible, added up: each is a power of
  /// two.  0: the prefixes do not tell (indexes, or no row yet).
  [[nodiscard]] Bytes possible_sizes() const;

  [[nodiscard]] bool are_indexes() const { return width_ == kIndexDigits; }

 private:
  static constexpr unsigned kIndexDigits = 4;

  struct Origin {
    std::uint64_t prefix = 0;
    std::uint64_t rows = 0;
  };

  static RowPrefixes first_of(const TableRow& row, std::uint64_t rows);
  [[nodiscard]] Bytes fitting_sizes(const TableRow& row, std::uint64_t rows) const;

  unsigned width_ = 0;  // digits of the first row; 0: none yet
  Origin origin_;       // of what advances are counted from
  std::uint64_t mask_ = 0;
  Bytes sizes_ = 0;  // added up
};

}  // namespace memstrata::micropython_heap

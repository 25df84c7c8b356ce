#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "parse/micropython_heap/row_prefixes.hpp"
#include "parse/micropython_heap/table_row.hpp"

namespace memstrata::micropython_heap {

/// Puts the rows of one area together.
///
/// Lines that only look like rows are passed over.  Only the last row may be
/// short, so a short one waits until the next row shows what it was.
class AreaReader {
 public:
  /// `runs` is where the runs are collected: its memory serves one area after the
  /// other, so that no area grows its own.  `tally` counts what comes in.
  AreaReader(Address address, std::vector<GcRun>& runs, TableTally& tally)
      : address_(address), runs_(runs), tally_(tally) {
    runs_.clear();
    tally_.begin_area();
  }

  void add_row(const TableRow& row);

  /// `       (20 lines all free)`: stands in place of those rows.
  void add_free_rows(std::uint64_t count);

  /// Takes the last row.
  void finish();

  /// Why the table cannot be trusted; empty: it is whole as far as one can see.
  [[nodiscard]] const std::string& damage() const { return damage_; }

  [[nodiscard]] const RowPrefixes& prefixes() const { return prefixes_; }
  [[nodiscard]] HeapArea area() const { return {address_, runs_}; }
  [[nodiscard]] GcBlocks blocks() const { return blocks_; }

 private:
  bool find_place(const TableRow& row);
  void append(const TableRow& row);

  Address address_;
  std::vector<GcRun>& runs_;
  TableTally& tally_;
  GcBlocks blocks_ = 0;
  RowPrefixes prefixes_;
  std::uint64_t rows_ = 0;
  std::optional<TableRow> waiting_;
  std::string damage_;
};

}  // namespace memstrata::micropython_heap

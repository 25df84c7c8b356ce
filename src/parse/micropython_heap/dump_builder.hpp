#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "parse/micropython_heap/area_reader.hpp"

namespace memstrata::micropython_heap {

/// One dump while its lines come in.
class DumpBuilder {
 public:
  /// `snapshot` holds what was printed before the dump, `runs` lends its memory.
  DumpBuilder(HeapSnapshot snapshot, std::vector<GcRun>& runs)
      : snapshot_(std::move(snapshot)), runs_(runs) {}

  [[nodiscard]] HeapSnapshot& snapshot() { return snapshot_; }

  /// The area whose rows are being read; null when there is none.
  [[nodiscard]] AreaReader* area() { return area_ ? &*area_ : nullptr; }

  /// No more rows come for the area.
  void close_area();

  /// Whether a `GC memory layout` line can begin a further area of this dump: not
  /// when the areas are all of the header's total already, and no address comes
  /// twice.  The area before must be closed.
  [[nodiscard]] bool takes_area(Address address) const;
  void begin_area(Address address) { area_.emplace(address, runs_, tally_); }

  /// The line of total, used and free ends too early.
  void report_cut_totals(std::uint32_t line);

  /// Works out the size of a GC block and the status.
  HeapSnapshot finish();

 private:
  [[nodiscard]] bool is_whole(Bytes size) const;
  [[nodiscard]] std::optional<Bytes> block_size() const;
  void add_rows_left_out_at_the_end();
  void check_total();
  [[nodiscard]] HeapCounts counts() const;
  void settle_status();
  void warn(std::string message);

  HeapSnapshot snapshot_;
  std::vector<GcRun>& runs_;
  TableTally tally_;
  std::optional<AreaReader> area_;
  GcBlocks blocks_ = 0;       // of the closed areas
  Bytes possible_sizes_ = 0;  // as RowPrefixes::possible_sizes, of all areas
  bool prefixes_are_indexes_ = false;
  bool totals_are_cut_ = false;
  bool tally_is_right_ = true;  // false: it took old tails for heads
  std::string damage_;          // of the table; empty: none
};

}  // namespace memstrata::micropython_heap

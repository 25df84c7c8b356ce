#include "parse/micropython_heap/dump_builder.hpp"

#include <algorithm>
#include <bit>

#include "model/heap_counts.hpp"
#include "model/heap_invariants.hpp"

namespace memstrata::micropython_heap {

namespace {

constexpr Bytes kSmallestBlock = 8;  // of 16-bit machines; 16 on 32-bit, 32 on 64-bit
constexpr char kOldTailLetter = 't';

/// `bytes / blocks` where that can be the size of a GC block.
std::optional<Bytes> size_of_each(const std::optional<Bytes>& bytes, GcBlocks blocks) {
  if (!bytes || blocks == 0 || *bytes % blocks != 0) {
    return std::nullopt;
  }
  const Bytes size = *bytes / blocks;
  return size >= kSmallestBlock && std::has_single_bit(size) ? std::optional{size}
                                                             : std::nullopt;
}

bool has_letter(const std::vector<HeapArea>& areas, char letter) {
  return std::ranges::any_of(areas, [&](const HeapArea& area) {
    return std::ranges::find(area.runs, letter, &GcRun::letter) != area.runs.end();
  });
}

/// Up to v1.8 a tail is printed as `t`, and no dump mixes the two.
void name_tails(std::vector<HeapArea>& areas) {
  for (auto& area : areas) {
    for (auto& run : area.runs) {
      run.letter = run.letter == kOldTailLetter ? kTailLetter : run.letter;
    }
  }
}

}  // namespace

void DumpBuilder::close_area() {
  if (!area_) {
    return;
  }
  area_->finish();
  if (damage_.empty()) {
    damage_ = area_->damage();
  }
  prefixes_are_indexes_ = area_->prefixes().are_indexes();
  if (const Bytes sizes = area_->prefixes().possible_sizes()) {
    possible_sizes_ = possible_sizes_ == 0 ? sizes : possible_sizes_ & sizes;
  }
  blocks_ += area_->blocks();
  snapshot_.areas.push_back(area_->area());
  area_.reset();
}

/// Whether the areas are all of the header's total with GC blocks of `size`.
bool DumpBuilder::is_whole(Bytes size) const {
  return (possible_sizes_ == 0 || (possible_sizes_ & size) != 0) &&
         blocks_ * size == snapshot_.header.total;
}

bool DumpBuilder::takes_area(Address address) const {
  if (std::ranges::find(snapshot_.areas, address, &HeapArea::address) !=
      snapshot_.areas.end()) {
    return false;
  }
  const auto size = size_of_each(snapshot_.header.total, blocks_);
  return !size || !is_whole(*size);
}

void DumpBuilder::report_cut_totals(std::uint32_t line) {
  totals_are_cut_ = true;
  snapshot_.diagnostics.push_back(
      {Severity::warning, line, "the header of the heap dump is cut"});
}

/// From the total where the table is whole, else from the rows' prefixes, else
/// from what is in use.
std::optional<Bytes> DumpBuilder::block_size() const {
  const auto size = size_of_each(snapshot_.header.total, blocks_);
  if (size && is_whole(*size)) {
    return size;
  }
  if (std::has_single_bit(possible_sizes_)) {
    return possible_sizes_;
  }
  const auto table = counts();
  return size_of_each(snapshot_.header.used,
                      table.gc_blocks - table.free_blocks - table.marked_heads);
}

/// Builds with EXTENSIVE_HEAP_PROFILING before v1.3.5 print no free rows, so the
/// last ones are known by the total only.
void DumpBuilder::add_rows_left_out_at_the_end() {
  const auto& total = snapshot_.header.total;
  const Bytes size = snapshot_.gc_block_bytes.value_or(0);
  if (!prefixes_are_indexes_ || !total || size == 0 || *total % size != 0 ||
      *total / size <= blocks_) {
    return;
  }
  append_blocks(snapshot_.areas.back().runs, kFreeLetter, *total / size - blocks_);
  tally_.add_free(*total / size - blocks_);
  blocks_ = *total / size;
}

void DumpBuilder::check_total() {
  const Bytes bytes = blocks_ * snapshot_.gc_block_bytes.value_or(0);
  if (blocks_ == 0) {
    damage_ = "it has no rows";
  } else if (snapshot_.header.total && bytes == 0) {
    damage_ = "its rows do not fit the header";
  } else if (snapshot_.header.total && bytes != *snapshot_.header.total) {
    damage_ = "it holds " + std::to_string(bytes) + " of the header's " +
              std::to_string(*snapshot_.header.total) + " bytes";
  }
}

void DumpBuilder::warn(std::string message) {
  snapshot_.diagnostics.push_back(
      {Severity::warning, snapshot_.line, std::move(message)});
}

HeapCounts DumpBuilder::counts() const {
  return tally_is_right_ ? tally_.counts() : counts_of(snapshot_.areas);
}

void DumpBuilder::settle_status() {
  if (!damage_.empty()) {
    warn("the table of the heap dump is damaged: " + damage_);
    snapshot_.areas.clear();
    snapshot_.status = HeapStatus::damaged;
    return;
  }
  auto differences = heap_differences(snapshot_, counts());
  if (!snapshot_.header.total) {
    snapshot_.status = HeapStatus::table_only;
  } else if (!differences.empty()) {
    snapshot_.status = HeapStatus::differs;
  }
  for (auto& difference : differences) {
    warn(std::move(difference));
  }
}

HeapSnapshot DumpBuilder::finish() {
  close_area();
  if (snapshot_.areas.empty()) {
    snapshot_.status = totals_are_cut_ ? HeapStatus::damaged : HeapStatus::header_only;
    return std::move(snapshot_);
  }
  if (totals_are_cut_) {  // the last number may lack digits; the table has them all
    snapshot_.header.total = snapshot_.header.used = snapshot_.header.free = std::nullopt;
  }
  if (!has_letter(snapshot_.areas, kTailLetter)) {
    name_tails(snapshot_.areas);
    tally_is_right_ = false;
  }
  snapshot_.gc_block_bytes = block_size();
  if (damage_.empty()) {
    add_rows_left_out_at_the_end();
    check_total();
  }
  settle_status();
  return std::move(snapshot_);
}

}  // namespace memstrata::micropython_heap

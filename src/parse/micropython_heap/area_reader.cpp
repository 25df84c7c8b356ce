#include "parse/micropython_heap/area_reader.hpp"

#include <cstdint>

namespace memstrata::micropython_heap {

namespace {

// 16 GiB of the smallest GC blocks; a count beyond it is a damaged line.
constexpr std::uint64_t kMaxRows = std::uint64_t{1} << 25U;

}  // namespace

void AreaReader::add_row(const TableRow& row) {
  if (!damage_.empty()) {
    return;
  }
  if (!prefixes_.fits(row, rows_)) {
    if (waiting_ && prefixes_.fits(row, rows_ + 1)) {
      damage_ = "a row of " + std::to_string(waiting_->blocks) +
                " GC blocks stands before the last row";
      return;
    }
    if (const auto left_out = prefixes_.rows_left_out(row, rows_)) {
      add_free_rows(*left_out);
    } else {
      if (row.blocks == kRowBlocks) {
        damage_ = "the address of a row does not continue the row before";
      }
      return;
    }
  }
  if (row.blocks < kRowBlocks) {
    waiting_ = row;
    return;
  }
  waiting_.reset();  // it looked like a row, but this one has its place
  take(row);
}

void AreaReader::add_free_rows(std::uint64_t count) {
  if (waiting_) {
    damage_ = "a row of " + std::to_string(waiting_->blocks) +
              " GC blocks stands before free rows";
    return;
  }
  if (count > kMaxRows - rows_) {
    damage_ = "more free rows than a heap can have";
    return;
  }
  rows_ += count;
  blocks_ += count * kRowBlocks;
  append_blocks(runs_, kFreeLetter, count * kRowBlocks);
}

void AreaReader::finish() {
  if (waiting_ && damage_.empty()) {
    take(*waiting_);
  }
  waiting_.reset();
}

void AreaReader::take(const TableRow& row) {
  prefixes_.accept(row, rows_);
  ++rows_;
  blocks_ += row.blocks;
  append_row(runs_, row);
}

}  // namespace memstrata::micropython_heap

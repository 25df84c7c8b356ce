#include "parse/micropython_heap/area_reader.hpp"

#include <cstdint>

namespace memstrata::micropython_heap {

namespace {

// 8 GiB of the GC blocks of a 64-bit machine; a count beyond it is a damaged line.
constexpr std::uint64_t kMaxRows = std::uint64_t{1} << 22U;

}  // namespace

void AreaReader::add_row(const TableRow& row) {
  if (!damage_.empty()) {
    return;
  }
  if (row.blocks == kRowBlocks) {
    if (prefixes_.accept(row, rows_) ||
        (find_place(row) && prefixes_.accept(row, rows_))) {
      waiting_.reset();  // it looked like a row, but this one has its place
      append(row);
    }
  } else if (find_place(row)) {
    waiting_ = row;
  }
}

/// Whether `row` comes next, perhaps behind rows that were left out.
bool AreaReader::find_place(const TableRow& row) {
  if (prefixes_.fits(row, rows_)) {
    return true;
  }
  if (waiting_ && prefixes_.fits(row, rows_ + 1)) {
    damage_ = "a row of " + std::to_string(waiting_->blocks) +
              " GC blocks stands before the last row";
  } else if (const auto left_out = prefixes_.rows_left_out(row, rows_)) {
    add_free_rows(*left_out);
    return damage_.empty();
  } else if (row.blocks == kRowBlocks) {
    damage_ = "the address of a row does not continue the row before";
  }
  return false;
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
  tally_.add_free(count * kRowBlocks);
}

void AreaReader::finish() {
  if (waiting_ && damage_.empty()) {
    prefixes_.accept(*waiting_, rows_);
    append(*waiting_);
  }
  waiting_.reset();
}

void AreaReader::append(const TableRow& row) {
  ++rows_;
  blocks_ += row.blocks;
  append_row(runs_, row);
  tally_.add(bits_of(row));
}

}  // namespace memstrata::micropython_heap

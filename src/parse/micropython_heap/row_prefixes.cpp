#include "parse/micropython_heap/row_prefixes.hpp"

#include <bit>

namespace memstrata::micropython_heap {

namespace {

constexpr Bytes kIndexSize = 1;  // the prefix counts GC blocks
constexpr Bytes kByteSizes = 8 + 16 + 32 + 64 + 128;
constexpr unsigned kMaskedDigits = 5;
constexpr unsigned kOffsetDigits = 8;

}  // namespace

Bytes RowPrefixes::fitting_sizes(const TableRow& row, std::uint64_t rows) const {
  if (row.digits < width_ || rows < origin_.rows) {
    return 0;
  }
  const std::uint64_t blocks = (rows - origin_.rows) * kRowBlocks;
  const std::uint64_t advance = (row.prefix - origin_.prefix) & mask_;
  Bytes fitting = 0;
  for (Bytes rest = sizes_; rest != 0; rest &= rest - 1) {
    const Bytes size = Bytes{1} << static_cast<unsigned>(std::countr_zero(rest));
    if (((blocks * size) & mask_) == advance) {
      fitting += size;
    }
  }
  return fitting;
}

bool RowPrefixes::fits(const TableRow& row, std::uint64_t rows) const {
  const RowPrefixes prefixes = width_ == 0 ? first_of(row, rows) : *this;
  return prefixes.fitting_sizes(row, rows) != 0;
}

/// What the first row of an area says by the width of its prefix.
RowPrefixes RowPrefixes::first_of(const TableRow& row, std::uint64_t rows) {
  RowPrefixes first;
  first.width_ = row.digits;
  first.mask_ = ~std::uint64_t{0};
  if (row.digits == kIndexDigits) {
    first.sizes_ = kIndexSize;
  } else if (row.digits == kOffsetDigits) {
    first.sizes_ = kByteSizes;
  } else if (row.digits == kMaskedDigits) {
    first.sizes_ = kByteSizes;
    first.mask_ = (std::uint64_t{1} << 20U) - 1;
    first.origin_ = Origin{row.prefix, rows};  // an address may begin anywhere
  }
  return first;
}

bool RowPrefixes::accept(const TableRow& row, std::uint64_t rows) {
  const RowPrefixes before = width_ == 0 ? first_of(row, rows) : *this;
  const Bytes fitting = before.fitting_sizes(row, rows);
  if (fitting == 0) {
    return false;
  }
  *this = before;
  sizes_ = fitting;
  return true;
}

std::optional<std::uint64_t> RowPrefixes::rows_left_out(const TableRow& row,
                                                        std::uint64_t rows) const {
  if (!are_indexes() || row.prefix % kRowBlocks != 0 || row.prefix / kRowBlocks <= rows) {
    return std::nullopt;
  }
  return row.prefix / kRowBlocks - rows;
}

Bytes RowPrefixes::possible_sizes() const {
  return are_indexes() ? 0 : sizes_;
}

}  // namespace memstrata::micropython_heap

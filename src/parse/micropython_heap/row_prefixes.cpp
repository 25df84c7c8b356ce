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
  if (width_ != 0) {
    return fitting_sizes(row, rows) != 0;
  }
  RowPrefixes with_row = *this;
  with_row.accept(row, rows);
  return with_row.sizes_ != 0;
}

void RowPrefixes::accept(const TableRow& row, std::uint64_t rows) {
  if (width_ == 0) {
    width_ = row.digits;
    sizes_ = width_ == kIndexDigits ? kIndexSize : kByteSizes;
    if (width_ == kMaskedDigits) {
      mask_ = (std::uint64_t{1} << 20U) - 1;
      origin_ = Origin{row.prefix, rows};  // an address may begin anywhere
    } else {
      mask_ = ~std::uint64_t{0};
      sizes_ = width_ == kIndexDigits || width_ == kOffsetDigits ? sizes_ : 0;
    }
  }
  sizes_ = fitting_sizes(row, rows);
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

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace memstrata {

/// What is listed of some rows, and how.
struct ListedRows {
  std::uint64_t least = 0;  // bytes: what changed less is not
  std::size_t most = 0;

  /// As a table function takes them: no limit is 0.
  static ListedRows of_arguments(std::int64_t min_delta, std::int64_t row_limit) {
    return {static_cast<std::uint64_t>(std::max<std::int64_t>(min_delta, 0)),
            row_limit <= 0 ? std::numeric_limits<std::size_t>::max()
                           : static_cast<std::size_t>(row_limit)};
  }
};

/// Rows that have CountedSizes as their `sizes`: those that are listed, in order, and
/// behind them one that all others come to, if there are some.
template <typename Row>
class LargestFirst {
 public:
  template <typename ComesBefore>
  LargestFirst(std::vector<Row> rows, const ListedRows& wanted, ComesBefore comes_before)
      : rows_(std::move(rows)) {
    const auto small = std::ranges::partition(rows_, [&wanted](const Row& row) {
                         return row.sizes.magnitude() >= wanted.least;
                       }).begin();
    listed_ = std::min(wanted.most, static_cast<std::size_t>(small - rows_.begin()));
    const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(listed_);
    std::partial_sort(rows_.begin(), end, small, comes_before);
    others_ = rows_.size() - listed_;
    if (others_ > 0) {
      Row sum;
      for (const Row& row : std::span(end, rows_.end())) {
        sum.sizes.add(row.sizes);
      }
      *end = sum;
      rows_.resize(listed_ + 1);
    }
  }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  const Row& operator[](std::size_t row) const { return rows_[row]; }
  [[nodiscard]] bool is_others(std::size_t row) const { return row == listed_; }
  /// How many rows this one stands for.
  [[nodiscard]] std::size_t count(std::size_t row) const {
    return is_others(row) ? others_ : 1;
  }

 private:
  std::vector<Row> rows_;
  std::size_t listed_ = 0;
  std::size_t others_ = 0;
};

}  // namespace memstrata

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/error.hpp"
#include "model/map_words.hpp"
#include "vtab/spending.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/line_spending.sql.
enum Column : int {
  place,
  kind,
  owner,
  spent,
  given_back,
  moved,
  delta,
  builds,
  first_argument,
};

enum Argument : std::size_t { target, branch, since, by_build };
enum List : std::size_t { weights, moves, owners };

/// A list argument as rows of so many numbers.
class NumberRows {
 public:
  NumberRows(const ListArgument& list, std::size_t columns, const char* what)
      : numbers_(list ? std::span(*list) : std::span<const std::int64_t>()),
        columns_(columns) {
    if (!list || list->size() % columns != 0) {
      throw Error(ErrorCode::usage, std::string(what) + " are a JSON array of rows of " +
                                        std::to_string(columns) + " numbers");
    }
  }

  [[nodiscard]] std::size_t size() const { return numbers_.size() / columns_; }
  std::span<const std::int64_t> operator[](std::size_t row) const {
    return numbers_.subspan(row * columns_, columns_);
  }

 private:
  std::span<const std::int64_t> numbers_;
  std::size_t columns_;
};

// A build, or -1, in front of all.
std::int64_t place_of(std::int64_t argument) {
  return std::clamp<std::int64_t>(argument, -1, std::numeric_limits<std::int32_t>::max());
}

SpendingFilter filter_of(const TableRequest& request) {
  SpendingFilter filter{.since = place_of(request.arguments[since]),
                        .by_build = request.arguments[by_build] != 0};
  const NumberRows turns(request.lists[weights], 4, "weights");
  for (std::size_t i = 0; i < turns.size(); ++i) {
    filter.turns[turns[i][0]].push_back({turns[i][1], turns[i][2], turns[i][3]});
  }
  const NumberRows moved(request.lists[moves], 4, "moves");
  for (std::size_t i = 0; i < moved.size(); ++i) {
    filter.moves.push_back({moved[i][0], moved[i][1], moved[i][2], moved[i][3]});
  }
  if (request.lists[owners]) {
    const NumberRows owned(request.lists[owners], 2, "owners");
    filter.owners.emplace();
    for (std::size_t i = 0; i < owned.size(); ++i) {
      filter.owners->insert_or_assign(owned[i][0], owned[i][1]);
    }
  }
  return filter;
}

class SpendingRows : public TableRows {
 public:
  SpendingRows(std::vector<Spending> spendings, bool is_by_build)
      : spendings_(std::move(spendings)), is_by_build_(is_by_build) {}

  [[nodiscard]] std::size_t size() const override { return spendings_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override {
    const Spending& sum = spendings_[row];
    switch (column) {
      case place:
        return is_by_build_ ? value.set_integer(sum.place) : value.set_null();
      case kind:
        return value.set_text(is_by_build_ ? "build" : to_string(sum.kind));
      case owner:
        return is_by_build_ ? value.set_null() : value.set_integer(sum.owner);
      case spent:
        return value.set_integer(sum.spent);
      case given_back:
        return value.set_integer(sum.given_back);
      case moved:
        return value.set_integer(sum.moved);
      case delta:
        return value.set_integer(sum.delta);
      case builds:
        return value.set_integer(sum.builds);
      default:
        value.set_null();
    }
  }

 private:
  std::vector<Spending> spendings_;
  bool is_by_build_;
};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto arguments = request.arguments;
  const SpendingFilter filter = filter_of(request);
  const BranchLine line = reader.line_of(arguments[target], arguments[branch], false);
  return std::make_unique<SpendingRows>(
      reader.spending_of(arguments[target], line, filter), filter.by_build);
}

}  // namespace

const TableFunction& line_spending_function() {
  static constexpr TableFunction kFunction{
      .name = "line_spending",
      .first_argument = first_argument,
      .argument_count = 7,
      .list_count = 3,
      .arguments = "target, branch, since, by_build, weights, moves and owners",
      .typical_rows = 1000,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

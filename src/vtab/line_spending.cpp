#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
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
  branch_id,
  ord,
  toolchain_before,
  wait,
  kind,
  owner,
  spent,
  given_back,
  moved,
  delta,
  builds,
  used,
  free_bytes,
  first_argument,
};

enum Argument : std::size_t { target, branch, since, by_build, rest, block };
enum List : std::size_t { blocks, regions, moves, owners };

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

std::optional<std::set<std::int64_t>> ids_of(const ListArgument& list) {
  if (!list) {
    return std::nullopt;
  }
  return std::set<std::int64_t>(list->begin(), list->end());
}

SpendingFilter filter_of(const TableRequest& request) {
  SpendingFilter filter{.since = place_of(request.arguments[since]),
                        .by_build = request.arguments[by_build] != 0,
                        .with_rest = request.arguments[rest] != 0,
                        .memory = {.block_ids = ids_of(request.lists[blocks]),
                                   .region_ids = ids_of(request.lists[regions])}};
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

/// What the rows of one call are made of.
struct Account {
  std::shared_ptr<const BranchLine> line;
  std::vector<BlockStep> course;
  std::vector<Spending> spendings;
};

void set_sum(const Spending& sum, int column, const ColumnValue& value) {
  switch (column) {
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

class OwnerRows : public TableRows {
 public:
  explicit OwnerRows(Account account) : spendings_(std::move(account.spendings)) {}

  [[nodiscard]] std::size_t size() const override { return spendings_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override {
    const Spending& sum = spendings_[row];
    switch (column) {
      case kind:
        return value.set_text(sum.kind ? to_string(*sum.kind) : "rest");
      case owner:
        return sum.kind ? value.set_integer(sum.owner) : value.set_null();
      default:
        set_sum(sum, column, value);
    }
  }

 private:
  std::vector<Spending> spendings_;
};

class BuildRows : public TableRows {
 public:
  explicit BuildRows(Account account) : account_(std::move(account)) {}

  [[nodiscard]] std::size_t size() const override { return account_.spendings.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override {
    const Spending& sum = account_.spendings[row];
    const auto at = static_cast<std::size_t>(sum.place);
    const LineBuild& build = account_.line->builds()[at];
    switch (column) {
      case place:
        return value.set_integer(sum.place);
      case branch_id:
        return value.set_integer(build.branch_id);
      case ord:
        return value.set_integer(build.ord);
      case toolchain_before:
        return value.set_name(account_.line->toolchain_before(build));
      case wait:
        return value.set_optional(account_.line->wait_before(at));
      case kind:
        return value.set_text("build");
      case used:
        return value.set_optional(account_.course[at].used);
      case free_bytes:
        return value.set_optional(account_.course[at].free);
      default:
        set_sum(sum, column, value);
    }
  }

 private:
  Account account_;
};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto arguments = request.arguments;
  const SpendingFilter filter = filter_of(request);
  Account account{.line = reader.line_of(arguments[target], arguments[branch], false)};
  account.course = reader.course_of(arguments[target], *account.line, arguments[block]);
  account.spendings =
      reader.spending_of(arguments[target], *account.line, account.course, filter);
  if (filter.by_build) {
    return std::make_unique<BuildRows>(std::move(account));
  }
  return std::make_unique<OwnerRows>(std::move(account));
}

}  // namespace

const TableFunction& line_spending_function() {
  static constexpr TableFunction kFunction{
      .name = "line_spending",
      .first_argument = first_argument,
      .argument_count = 10,
      .list_count = 4,
      .arguments =
          "target, branch, since, by_build, rest, block, blocks, regions, moves "
          "and owners",
      .typical_rows = 1000,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

#include <array>
#include <utility>

#include "vtab/branch_line.hpp"
#include "vtab/table_function.hpp"
#include "vtab/wrapping.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_line.sql.
enum Column : int {
  place,
  build_id,
  branch_id,
  ord,
  forks,
  time_column,
  wait,
  toolchain_before,
  loaded_delta,
  first_argument,
};

class LineRows : public TableRows {
 public:
  explicit LineRows(BranchLine line) : line_(std::move(line)) {}

  [[nodiscard]] std::size_t size() const override { return line_.builds().size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  BranchLine line_;
};

void LineRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const LineBuild& build = line_.builds()[row];
  switch (column) {
    case place:
      return value.set_bytes(row);
    case build_id:
      return value.set_integer(build.build_id);
    case branch_id:
      return value.set_integer(build.branch_id);
    case ord:
      return value.set_integer(build.ord);
    case forks:
      return value.set_integer(build.forks);
    case time_column:
      return value.set_integer(build.time);
    case wait:
      return row == 0 ? value.set_null()
                      : value.set_integer(build.time - line_.builds()[row - 1].time);
    case loaded_delta:
      return row == 0 ? value.set_null()
                      : value.set_integer(wrapping_difference(
                            build.loaded_bytes, line_.builds()[row - 1].loaded_bytes));
    default:
      value.set_name(line_.toolchain_before(build));
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto& arguments = request.arguments;
  return std::make_unique<LineRows>(
      reader.line_of(arguments[0], arguments[1], arguments[2] != 0));
}

constexpr std::array kByPlace{static_cast<int>(place)};
constexpr std::array kOrders{std::span<const int>(kByPlace)};

}  // namespace

const TableFunction& build_line_function() {
  static constexpr TableFunction kFunction{.name = "build_line",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and releases",
                                           .typical_rows = 1000,
                                           .orders = kOrders,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

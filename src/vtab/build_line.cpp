#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "vtab/branch_line.hpp"
#include "vtab/table_function.hpp"

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
  /// All builds, or the one that has this id.
  LineRows(std::shared_ptr<const BranchLine> line, std::optional<std::int64_t> build_id)
      : line_(std::move(line)), size_(line_->builds().size()) {
    if (build_id) {
      const auto builds = line_->builds();
      const auto found = std::ranges::find(builds, *build_id, &LineBuild::build_id);
      first_ = static_cast<std::size_t>(found - builds.begin());
      size_ = found == builds.end() ? 0 : 1;
    }
  }

  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] std::size_t position(std::size_t row) const override {
    return first_ + row;
  }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  std::shared_ptr<const BranchLine> line_;
  std::size_t first_ = 0;
  std::size_t size_;
};

void LineRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const std::size_t at = position(row);
  const LineBuild& build = line_->builds()[at];
  switch (column) {
    case place:
      return value.set_bytes(at);
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
      return value.set_optional(line_->wait_before(at));
    case loaded_delta:
      return value.set_optional(line_->loaded_delta(at));
    default:
      value.set_name(line_->toolchain_before(build));
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto& arguments = request.arguments;
  return std::make_unique<LineRows>(
      reader.line_of(arguments[0], arguments[1], arguments[2] != 0), request.lookup);
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
                                           .lookup_column = build_id,
                                           .orders = kOrders,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

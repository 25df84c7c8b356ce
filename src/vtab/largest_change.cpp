#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "vtab/counted_changes.hpp"
#include "vtab/largest_first.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/largest_change.sql.
enum Column : int {
  symbol_id,
  was_id,
  object_id,
  region_id,
  rows,
  old_size,
  new_size,
  delta,
  change,
  is_guess,
  first_argument,
};

/// Arguments behind those that say which builds.
enum Argument : std::size_t { growth_alone = 5, min_delta, row_limit };

std::string_view change_word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::renamed:
      return "renamed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::grew:
      return "grew";
    case ChangeKind::shrank:
      return "shrank";
  }
  return "";
}

bool comes_before(const CountedChange& a, const CountedChange& b) {
  return std::tuple(b.sizes.magnitude(), a.symbol_id, a.object_id, a.region_id) <
         std::tuple(a.sizes.magnitude(), b.symbol_id, b.object_id, b.region_id);
}

class ChangeRows : public TableRows {
 public:
  explicit ChangeRows(LargestFirst<CountedChange> changes)
      : changes_(std::move(changes)) {}

  [[nodiscard]] std::size_t size() const override { return changes_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  LargestFirst<CountedChange> changes_;
};

void ChangeRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const CountedChange& changed = changes_[row];
  switch (column) {
    case rows:
      return value.set_integer(static_cast<std::int64_t>(changes_.count(row)));
    case old_size:
      return value.set_optional(changed.sizes.before);
    case new_size:
      return value.set_optional(changed.sizes.after);
    case delta:
      return value.set_integer(changed.sizes.delta());
    case is_guess:
      return value.set_flag(changed.is_guess);
    default:
      break;
  }
  if (changes_.is_others(row)) {
    return value.set_null();
  }
  switch (column) {
    case symbol_id:
      return value.set_integer(changed.symbol_id);
    case was_id:
      return value.set_integer(changed.was_id);
    case object_id:
      return value.set_integer(changed.object_id);
    case region_id:
      return value.set_integer(changed.region_id);
    default:
      value.set_text(change_word(changed.kind));
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto arguments = request.arguments;
  const auto pair = asked_pair(reader, request);
  if (!pair.is_there()) {
    return nullptr;
  }
  const auto filter = CountFilter::of_lists(request.lists, 2);
  auto changes = counted_changes(*pair.old_build, *pair.new_build,
                                 reader.renames_of(arguments[0]), filter);
  if (arguments[growth_alone] != 0) {
    std::erase_if(changes, [](const auto& change) { return change.sizes.delta() <= 0; });
  }
  return std::make_unique<ChangeRows>(
      LargestFirst(std::move(changes),
                   ListedRows::of_arguments(arguments[min_delta], arguments[row_limit]),
                   comes_before));
}

}  // namespace

const TableFunction& largest_change_function() {
  static constexpr TableFunction kFunction{
      .name = "largest_change",
      .first_argument = first_argument,
      .argument_count = 11,
      .list_count = 3,
      .arguments =
          "target, branch_a, ord_a, branch_b, ord_b, growth_alone, min_delta, row_limit, "
          "weights, objects and symbols",
      .typical_rows = 100,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

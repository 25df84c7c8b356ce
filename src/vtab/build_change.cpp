#include <utility>
#include <vector>

#include "vtab/symbol_matching.hpp"
#include "vtab/symbol_side.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_change.sql.
enum Column : int {
  symbol_id,
  was_id,
  size_a,
  size_b,
  region_id_a,
  region_id_b,
  object_id_a,
  object_id_b,
  is_renamed,
  is_guess,
  first_argument,
};

// A change has at least one side.
const SymbolSide& first_there(const SymbolSide& side, const SymbolSide& other) {
  return side.symbol != nullptr ? side : other;
}

class ChangeRows : public TableRows {
 public:
  ChangeRows(std::shared_ptr<StoredLayout> old_build,
             std::shared_ptr<StoredLayout> new_build, const KnownRenames& renames)
      : old_build_(std::move(old_build)),
        new_build_(std::move(new_build)),
        changes_(matched_symbols(*old_build_, *new_build_, renames)) {}

  [[nodiscard]] std::size_t size() const override { return changes_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  std::shared_ptr<StoredLayout> old_build_;
  std::shared_ptr<StoredLayout> new_build_;
  std::vector<MatchedSymbol> changes_;
};

void ChangeRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const MatchedSymbol& change = changes_[row];
  const auto old_side = SymbolSide::of(*old_build_, change.pair.old_symbol);
  const auto new_side = SymbolSide::of(*new_build_, change.pair.new_symbol);
  switch (column) {
    case symbol_id:
      return set_group_id(first_there(new_side, old_side), value);
    case was_id:
      return set_group_id(first_there(old_side, new_side), value);
    case size_a:
      return set_size(old_side, value);
    case size_b:
      return set_size(new_side, value);
    case region_id_a:
      return set_region_id(old_side, value);
    case region_id_b:
      return set_region_id(new_side, value);
    case object_id_a:
      return set_object_id(old_side, value);
    case object_id_b:
      return set_object_id(new_side, value);
    case is_renamed:
      return value.set_flag(change.is_renamed);
    default:
      value.set_flag(change.match == Match::guess);
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto pair = asked_pair(reader, request);
  if (!pair.is_there()) {
    return nullptr;
  }
  return std::make_unique<ChangeRows>(std::move(pair.old_build),
                                      std::move(pair.new_build),
                                      reader.renames_of(request.arguments[0]));
}

}  // namespace

const TableFunction& build_change_function() {
  static constexpr TableFunction kFunction{
      .name = "build_change",
      .first_argument = first_argument,
      .argument_count = 5,
      .arguments = "target, branch_a, ord_a, branch_b and ord_b",
      .typical_rows = 1000,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

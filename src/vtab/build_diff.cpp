#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "vtab/layout_difference.hpp"
#include "vtab/symbol_side.hpp"
#include "vtab/symbol_values.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_diff.sql.
enum Column : int {
  symbol_id,
  change,
  size_a,
  size_b,
  delta,
  address_a,
  address_b,
  region_id_a,
  region_id_b,
  object_id_a,
  object_id_b,
  size_from_a,
  size_from_b,
  name,
  aliases,
  region,
  object,
  archive,
  first_argument,
};

Bytes size_of(const SymbolSide& side) {
  return side.symbol == nullptr ? 0 : side.symbol->size;
}

std::string_view change_word(const SymbolSide& old_side, const SymbolSide& new_side) {
  if (old_side.symbol == nullptr) {
    return "added";
  }
  if (new_side.symbol == nullptr) {
    return "removed";
  }
  if (old_side.symbol->size == new_side.symbol->size) {
    return "moved";
  }
  return old_side.symbol->size < new_side.symbol->size ? "grew" : "shrank";
}

class DiffRows : public TableRows {
 public:
  DiffRows(std::shared_ptr<StoredLayout> old_build,
           std::shared_ptr<StoredLayout> new_build)
      : old_build_(std::move(old_build)),
        new_build_(std::move(new_build)),
        pairs_(differing_symbols(*old_build_, *new_build_)) {}

  [[nodiscard]] std::size_t size() const override { return pairs_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  static void set_number(const SymbolSide& old_side, const SymbolSide& new_side,
                         int column, const ColumnValue& value);
  static void set_name_of(const StoredLayout& build, const LayoutSymbol& symbol,
                          int column, const ColumnValue& value);

  std::shared_ptr<StoredLayout> old_build_;
  std::shared_ptr<StoredLayout> new_build_;
  std::vector<SymbolPair> pairs_;
};

void DiffRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const SymbolPair& pair = pairs_[row];
  const bool is_gone = pair.new_symbol == kNone;
  const StoredLayout& build = is_gone ? *old_build_ : *new_build_;
  const LayoutSymbol& symbol =
      build.layout().symbols[is_gone ? pair.old_symbol : pair.new_symbol];
  const SymbolSide old_side = SymbolSide::of(*old_build_, pair.old_symbol);
  const SymbolSide new_side = SymbolSide::of(*new_build_, pair.new_symbol);
  switch (column) {
    case symbol_id:
      return value.set_integer(symbol.group_id);
    case change:
      return value.set_text(change_word(old_side, new_side));
    case delta:
      return value.set_bytes(size_of(new_side) - size_of(old_side));
    case size_from_a:
      return set_size_from(old_side, value);
    case size_from_b:
      return set_size_from(new_side, value);
    default:
      return column < name ? set_number(old_side, new_side, column, value)
                           : set_name_of(build, symbol, column, value);
  }
}

void DiffRows::set_number(const SymbolSide& old_side, const SymbolSide& new_side,
                          int column, const ColumnValue& value) {
  switch (column) {
    case size_a:
      return set_size(old_side, value);
    case size_b:
      return set_size(new_side, value);
    case address_a:
      return set_address(old_side, value);
    case address_b:
      return set_address(new_side, value);
    case region_id_a:
      return set_region_id(old_side, value);
    case region_id_b:
      return set_region_id(new_side, value);
    case object_id_a:
      return set_object_id(old_side, value);
    default:
      set_object_id(new_side, value);
  }
}

void DiffRows::set_name_of(const StoredLayout& build, const LayoutSymbol& symbol,
                           int column, const ColumnValue& value) {
  switch (column) {
    case name:
      return value.set_name(build.names().text(symbol.name));
    case aliases:
      return set_aliases(build, symbol, value);
    case region:
      return set_region_name(build, symbol.region, value);
    case object:
      return set_object_path(build, build.object_id(symbol), value);
    default:
      set_archive(build, build.object_id(symbol), value);
  }
}

constexpr std::array kBySymbol{static_cast<int>(symbol_id)};
constexpr std::array<std::span<const int>, 1> kOrders{kBySymbol};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto pair = asked_pair(reader, request);
  if (!pair.is_there()) {
    return nullptr;
  }
  return std::make_unique<DiffRows>(std::move(pair.old_build), std::move(pair.new_build));
}

}  // namespace

const TableFunction& build_diff_function() {
  static constexpr TableFunction kFunction{
      .name = "build_diff",
      .first_argument = first_argument,
      .argument_count = 5,
      .arguments = "target, branch_a, ord_a, branch_b and ord_b",
      .typical_rows = 1000,
      .orders = kOrders,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

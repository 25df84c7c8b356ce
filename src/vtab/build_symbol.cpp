#include <algorithm>
#include <array>
#include <utility>

#include "model/map_words.hpp"
#include "vtab/symbol_values.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_symbol.sql.
enum Column : int {
  symbol_id,
  name,
  aliases,
  size_column,
  address,
  address_key,
  true_size,
  region_id,
  region,
  object_id,
  object,
  archive,
  section,
  contribution,
  kind,
  binding,
  size_from,
  first_argument,
};

class SymbolRows : public TableRows {
 public:
  /// `positions`: in layout().symbols.
  SymbolRows(std::shared_ptr<StoredLayout> build, std::span<const Index> positions)
      : build_(std::move(build)), positions_(positions) {}

  [[nodiscard]] std::size_t size() const override { return positions_.size(); }
  [[nodiscard]] std::size_t position(std::size_t row) const override {
    return positions_[row];
  }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  void set_place(const LayoutSymbol& symbol, int column, const ColumnValue& value) const;
  void set_contribution(const LayoutSymbol& symbol, int column,
                        const ColumnValue& value) const;

  std::shared_ptr<StoredLayout> build_;
  std::span<const Index> positions_;
};

void SymbolRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const LayoutSymbol& symbol = build_->layout().symbols[positions_[row]];
  switch (column) {
    case symbol_id:
      return value.set_integer(symbol.group_id);
    case name:
      return value.set_name(build_->names().text(symbol.name));
    case aliases:
      return set_aliases(*build_, symbol, value);
    case size_column:
      return value.set_bytes(symbol.size);
    case address:
      return value.set_bytes(symbol.address);
    case address_key:
      return value.set_address_key(symbol.address);
    case true_size:
      return value.set_bytes(symbol.true_size);
    case binding:
      return value.set_text(to_string(symbol.binding));
    case size_from:
      return value.set_text(to_string(symbol.size_from));
    default:
      set_place(symbol, column, value);
  }
}

void SymbolRows::set_place(const LayoutSymbol& symbol, int column,
                           const ColumnValue& value) const {
  switch (column) {
    case region_id:
      return value.set_integer(build_->region_id(symbol));
    case region:
      return set_region_name(*build_, symbol.region, value);
    case object_id:
      return value.set_integer(build_->object_id(symbol));
    case object:
      return set_object_path(*build_, build_->object_id(symbol), value);
    case archive:
      return set_archive(*build_, build_->object_id(symbol), value);
    default:
      set_contribution(symbol, column, value);
  }
}

void SymbolRows::set_contribution(const LayoutSymbol& symbol, int column,
                                  const ColumnValue& value) const {
  if (symbol.contribution == kNone) {
    return value.set_null();
  }
  const LayoutContribution& holder = build_->layout().contributions[symbol.contribution];
  switch (column) {
    case section:
      return value.set_name(build_->names().text(holder.section));
    case contribution:
      return value.set_integer(symbol.contribution);
    case kind:
      return value.set_text(to_string(holder.kind));
    default:
      value.set_null();
  }
}

constexpr std::array kBySymbol{static_cast<int>(symbol_id)};
constexpr std::array kByRegion{static_cast<int>(region_id)};
constexpr std::array kByObject{static_cast<int>(object_id)};
constexpr std::array kByAddress{static_cast<int>(address_key)};
/// In the order of SymbolOrder.
constexpr std::array<std::span<const int>, 4> kOrders{kBySymbol, kByRegion, kByObject,
                                                      kByAddress};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto build = asked_build(reader, request);
  if (build == nullptr) {
    return nullptr;
  }
  if (!request.lookup) {
    const auto order = request.order == kAnyOrder
                           ? SymbolOrder::address
                           : static_cast<SymbolOrder>(request.order);
    const auto positions = build->symbols_by(order);
    return std::make_unique<SymbolRows>(std::move(build), positions);
  }
  const auto found = std::ranges::equal_range(
      build->symbols_by(SymbolOrder::symbol), *request.lookup, {},
      [&](Index i) -> std::int64_t { return build->layout().symbols[i].group_id; });
  return std::make_unique<SymbolRows>(std::move(build), std::span(found));
}

}  // namespace

const TableFunction& build_symbol_function() {
  static constexpr TableFunction kFunction{.name = "build_symbol",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and ord",
                                           .typical_rows = 10000,
                                           .lookup_column = symbol_id,
                                           .orders = kOrders,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

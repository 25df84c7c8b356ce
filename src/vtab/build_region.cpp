#include <utility>

#include "layout/nameless_map.hpp"
#include "vtab/symbol_values.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_region.sql.
enum Column : int {
  position_column,
  region_id,
  name,
  address,
  load_address,
  size_column,
  load_size_column,
  fill,
  gap,
  overflow,
  block_id,
  block,
  load_block_id,
  load_block,
  loaded,
  nobits,
  tls,
  takes_space,
  first_argument,
};

class RegionRows : public TableRows {
 public:
  explicit RegionRows(std::shared_ptr<StoredLayout> build)
      : build_(std::move(build)), block_ids_(build_->block_ids()) {}

  [[nodiscard]] std::size_t size() const override {
    return build_->layout().regions.size();
  }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  void set_account(std::size_t row, int column, const ColumnValue& value) const;
  void set_block(std::size_t row, int column, const ColumnValue& value) const;
  void set_flag(std::size_t row, int column, const ColumnValue& value) const;

  std::shared_ptr<StoredLayout> build_;
  std::span<const std::int64_t> block_ids_;
};

void RegionRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  const LayoutRegion& region = build_->layout().regions[row];
  switch (column) {
    case position_column:
      return value.set_bytes(row);
    case region_id:
      return value.set_integer(region.region_id);
    case name:
      return value.set_text(build_->names().text(region.name));
    case address:
      return value.set_bytes(region.address);
    case load_address:
      return value.set_bytes(region.load_address);
    case size_column:
      return value.set_bytes(region.size);
    default:
      set_account(row, column, value);
  }
}

void RegionRows::set_account(std::size_t row, int column,
                             const ColumnValue& value) const {
  switch (column) {
    case load_size_column: {
      const Region region = nameless(build_->layout().regions[row]);
      return value.set_bytes(region.has_load_image() ? region.load_size() : 0);
    }
    case fill:
      return value.set_bytes(build_->region_accounts()[row].fill);
    case gap:
      return value.set_bytes(build_->region_accounts()[row].gap);
    case overflow:
      return value.set_bytes(build_->region_accounts()[row].overflow);
    default:
      set_block(row, column, value);
  }
}

void RegionRows::set_block(std::size_t row, int column, const ColumnValue& value) const {
  const LayoutRegion& region = build_->layout().regions[row];
  const auto id_of = [this](Index index) {
    return index == kNone ? 0 : block_ids_[index];
  };
  const auto set_name_of = [&](Index index) {
    if (index == kNone) {
      return value.set_null();
    }
    value.set_text(build_->names().text(build_->layout().blocks[index].name));
  };
  const Index load = nameless(region).has_load_image() ? region.load_block : kNone;
  switch (column) {
    case block_id:
      return value.set_integer(id_of(region.block));
    case block:
      return set_name_of(region.block);
    case load_block_id:
      return value.set_integer(id_of(load));
    case load_block:
      return set_name_of(load);
    default:
      set_flag(row, column, value);
  }
}

void RegionRows::set_flag(std::size_t row, int column, const ColumnValue& value) const {
  const LayoutRegion& region = build_->layout().regions[row];
  switch (column) {
    case loaded:
      return value.set_flag(region.loaded);
    case nobits:
      return value.set_flag(region.nobits);
    case tls:
      return value.set_flag(region.tls);
    case takes_space:
      return value.set_flag(nameless(region).takes_space());
    default:
      value.set_null();
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto build = asked_build(reader, request);
  return build == nullptr ? nullptr : std::make_unique<RegionRows>(std::move(build));
}

}  // namespace

const TableFunction& build_region_function() {
  static constexpr TableFunction kFunction{.name = "build_region",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and ord",
                                           .typical_rows = 30,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

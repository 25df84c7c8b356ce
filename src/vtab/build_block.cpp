#include <utility>

#include "vtab/stored_layout.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_block.sql.  A block's own numbers and those with its
/// children are BlockUse, field by field.
enum Column : int {
  position_column,
  block_id,
  name,
  origin,
  length,
  attributes,
  parent_block_id,
  same_range_id,
  first_own,
  first_all = first_own + 8,
  first_argument = first_all + 8,
};

void set_use(const BlockUse& use, int field, const ColumnValue& value) {
  switch (field) {
    case 0:
      return value.set_bytes(use.run);
    case 1:
      return value.set_bytes(use.load);
    case 2:
      return value.set_bytes(use.overlap);
    case 3:
      return value.set_bytes(use.used);
    case 4:
      return value.set_bytes(use.high_water);
    case 5:
      return value.set_bytes(use.holes);
    case 6:
      return use.free ? value.set_integer(*use.free) : value.set_null();
    default:
      value.set_bytes(use.overflow);
  }
}

class BlockRows : public TableRows {
 public:
  explicit BlockRows(std::shared_ptr<StoredLayout> build)
      : build_(std::move(build)),
        accounts_(build_->block_accounts()),
        block_ids_(build_->block_ids()) {}

  [[nodiscard]] std::size_t size() const override {
    return build_->layout().blocks.size();
  }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  [[nodiscard]] std::int64_t id_of(Index block) const {
    return block == kNone ? 0 : block_ids_[block];
  }
  void set_relation(std::size_t row, int column, const ColumnValue& value) const;

  std::shared_ptr<StoredLayout> build_;
  std::span<const BlockAccount> accounts_;
  std::span<const std::int64_t> block_ids_;
};

void BlockRows::set_column(std::size_t row, int column, const ColumnValue& value) const {
  if (column >= first_all) {
    return set_use(accounts_[row].with_children, column - first_all, value);
  }
  if (column >= first_own) {
    return set_use(accounts_[row].own, column - first_own, value);
  }
  const LayoutBlock& block = build_->layout().blocks[row];
  switch (column) {
    case position_column:
      return value.set_bytes(row);
    case name:
      return value.set_text(build_->names().text(block.name));
    case origin:
      return value.set_bytes(block.origin);
    case length:
      return value.set_bytes(block.length);
    case attributes:
      return value.set_text(build_->names().text(block.attributes));
    default:
      set_relation(row, column, value);
  }
}

void BlockRows::set_relation(std::size_t row, int column,
                             const ColumnValue& value) const {
  switch (column) {
    case block_id:
      return value.set_integer(block_ids_[row]);
    case parent_block_id:
      return value.set_integer(id_of(accounts_[row].parent));
    case same_range_id:
      return value.set_integer(id_of(accounts_[row].same_range_as));
    default:
      value.set_null();
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto build = asked_build(reader, request);
  return build == nullptr ? nullptr : std::make_unique<BlockRows>(std::move(build));
}

}  // namespace

const TableFunction& build_block_function() {
  static constexpr TableFunction kFunction{.name = "build_block",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and ord",
                                           .typical_rows = 10,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

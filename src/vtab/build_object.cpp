#include <array>
#include <utility>

#include "model/map_words.hpp"
#include "vtab/symbol_values.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_object.sql.
enum Column : int {
  object_id,
  object,
  archive,
  region_id,
  region,
  kind,
  size_column,
  fill,
  first_argument,
};

class ObjectRows : public TableRows {
 public:
  explicit ObjectRows(std::shared_ptr<StoredLayout> build)
      : build_(std::move(build)), sums_(build_->object_sums()) {}

  [[nodiscard]] std::size_t size() const override { return sums_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override {
    const ObjectSum& sum = sums_[row];
    switch (column) {
      case object_id:
        return value.set_integer(sum.object_id);
      case object:
        return set_object_path(*build_, sum.object_id, value);
      case archive:
        return set_archive(*build_, sum.object_id, value);
      case region_id:
        return value.set_integer(sum.region_id);
      case region:
        return set_region_name(*build_, sum.region, value);
      case kind:
        return value.set_text(to_string(sum.kind));
      case size_column:
        return value.set_bytes(sum.size);
      case fill:
        return value.set_bytes(sum.fill);
      default:
        value.set_null();
    }
  }

 private:
  std::shared_ptr<StoredLayout> build_;
  std::span<const ObjectSum> sums_;
};

constexpr std::array kByRegionAndObject{static_cast<int>(region_id),
                                        static_cast<int>(object_id)};
constexpr std::array<std::span<const int>, 1> kOrders{kByRegionAndObject};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto build = asked_build(reader, request);
  return build == nullptr ? nullptr : std::make_unique<ObjectRows>(std::move(build));
}

}  // namespace

const TableFunction& build_object_function() {
  static constexpr TableFunction kFunction{.name = "build_object",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and ord",
                                           .typical_rows = 1000,
                                           .orders = kOrders,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

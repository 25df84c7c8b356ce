#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/map_words.hpp"
#include "vtab/symbol_values.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/build_contribution.sql.
enum Column : int {
  position_column,
  region_id,
  region,
  kind,
  address,
  address_key,
  size_column,
  object_id,
  object,
  archive,
  section,
  symbol_id,
  first_argument,
  covers = first_argument + 3,
};

class ContributionRows : public TableRows {
 public:
  ContributionRows(std::shared_ptr<StoredLayout> build,
                   std::optional<std::int64_t> covered)
      : build_(std::move(build)), covered_(covered) {
    if (covered_) {
      find_covering(static_cast<Address>(*covered_));
      find_spans(static_cast<Address>(*covered_));
    }
  }

  [[nodiscard]] std::size_t size() const override {
    return covered_ ? covering_.size() : build_->layout().contributions.size();
  }
  [[nodiscard]] std::size_t position(std::size_t row) const override {
    return covered_ ? covering_[row] : row;
  }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  void find_covering(Address wanted);
  void find_spans(Address wanted);
  void set_symbol_id(std::size_t row, const ColumnValue& value) const;
  void set_name(const LayoutContribution& contribution, int column,
                const ColumnValue& value) const;

  std::shared_ptr<StoredLayout> build_;
  std::optional<std::int64_t> covered_;  // the rows are what holds this address
  std::vector<Index> covering_;
  std::vector<Index> spans_;  // of each of those the one that holds it; kNone: none
};

// Of regions that are not loaded, which all begin at 0, there may be several.
void ContributionRows::find_covering(Address wanted) {
  const auto& contributions = build_->layout().contributions;
  for (Index i = 0; i < contributions.size(); ++i) {
    if (wanted - contributions[i].address < contributions[i].size) {  // modulo 2^64
      covering_.push_back(i);
    }
  }
}

void ContributionRows::find_spans(Address wanted) {
  const auto& symbols = build_->layout().symbols;
  spans_.assign(covering_.size(), kNone);
  for (Index i = 0; i < symbols.size(); ++i) {
    if (wanted - symbols[i].address < symbols[i].size) {
      const auto place = std::ranges::find(covering_, symbols[i].contribution);
      if (place != covering_.end()) {
        spans_[static_cast<std::size_t>(place - covering_.begin())] = i;
      }
    }
  }
}

void ContributionRows::set_symbol_id(std::size_t row, const ColumnValue& value) const {
  if (!covered_ || spans_[row] == kNone) {
    return value.set_null();
  }
  value.set_integer(build_->layout().symbols[spans_[row]].group_id);
}

void ContributionRows::set_column(std::size_t row, int column,
                                  const ColumnValue& value) const {
  const LayoutContribution& contribution = build_->layout().contributions[position(row)];
  switch (column) {
    case position_column:
      return value.set_bytes(position(row));
    case region_id:
      return value.set_integer(build_->layout().regions[contribution.region].region_id);
    case kind:
      return value.set_text(to_string(contribution.kind));
    case address:
      return value.set_bytes(contribution.address);
    case address_key:
      return value.set_address_key(contribution.address);
    case size_column:
      return value.set_bytes(contribution.size);
    case object_id:
      return value.set_integer(contribution.object_id);
    case symbol_id:
      return set_symbol_id(row, value);
    case covers:
      return covered_ ? value.set_integer(*covered_) : value.set_null();
    default:
      set_name(contribution, column, value);
  }
}

void ContributionRows::set_name(const LayoutContribution& contribution, int column,
                                const ColumnValue& value) const {
  switch (column) {
    case region:
      return set_region_name(*build_, contribution.region, value);
    case object:
      return set_object_path(*build_, contribution.object_id, value);
    case archive:
      return set_archive(*build_, contribution.object_id, value);
    case section:
      return value.set_name(build_->names().text(contribution.section));
    default:
      value.set_null();
  }
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  auto build = asked_build(reader, request);
  return build == nullptr
             ? nullptr
             : std::make_unique<ContributionRows>(std::move(build), request.lookup);
}

}  // namespace

const TableFunction& build_contribution_function() {
  static constexpr TableFunction kFunction{.name = "build_contribution",
                                           .first_argument = first_argument,
                                           .argument_count = 3,
                                           .arguments = "target, branch and ord",
                                           .typical_rows = 10000,
                                           .lookup_column = covers,
                                           .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

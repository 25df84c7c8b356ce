#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "vtab/name_patterns.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/matching_symbol.sql.
enum Column : int { symbol_id, first_argument };

class MatchingRows : public TableRows {
 public:
  MatchingRows(StoredLayout& build, const NamePatterns& patterns) {
    for (const LayoutSymbol& symbol : build.layout().symbols) {
      if (is_called_so(symbol, build, patterns)) {
        symbol_ids_.push_back(symbol.group_id);
      }
    }
  }

  [[nodiscard]] std::size_t size() const override { return symbol_ids_.size(); }
  void set_column(std::size_t row, int /*column*/,
                  const ColumnValue& value) const override {
    value.set_integer(symbol_ids_[row]);
  }

 private:
  bool is_called_so(const LayoutSymbol& symbol, StoredLayout& build,
                    const NamePatterns& patterns) {
    if (matches(symbol.name, build, patterns)) {
      return true;
    }
    for (Index i = 0; i < symbol.alias_count; ++i) {
      if (matches(build.layout().aliases[symbol.first_alias + i], build, patterns)) {
        return true;
      }
    }
    return false;
  }

  bool matches(TextId name, StoredLayout& build, const NamePatterns& patterns) {
    name_.assign(build.names().text(name));
    return patterns.match(name_);
  }

  std::vector<std::int64_t> symbol_ids_;
  std::string name_;  // the one that is looked at
};

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const NamePatterns patterns(request.texts.front());
  const auto build = asked_build(reader, request);
  return build == nullptr ? nullptr : std::make_unique<MatchingRows>(*build, patterns);
}

}  // namespace

const TableFunction& matching_symbol_function() {
  static constexpr TableFunction kFunction{
      .name = "matching_symbol",
      .first_argument = first_argument,
      .argument_count = 4,
      .text_count = 1,
      .arguments = "target, branch, ord and patterns",
      .typical_rows = 100,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata

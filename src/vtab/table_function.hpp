#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vtab/column_value.hpp"
#include "vtab/layout_reader.hpp"

namespace memstrata {

/// The rows of one call of a table function.
class TableRows {
 public:
  TableRows() = default;
  TableRows(const TableRows&) = delete;
  TableRows& operator=(const TableRows&) = delete;
  virtual ~TableRows() = default;

  [[nodiscard]] virtual std::size_t size() const = 0;
  /// A number of the row that does not depend on the order of the rows.
  [[nodiscard]] virtual std::size_t position(std::size_t row) const { return row; }
  virtual void set_column(std::size_t row, int column,
                          const ColumnValue& value) const = 0;
};

inline constexpr int kAnyOrder = -1;

/// An argument that is a JSON array of integers; NULL: it leaves nothing out.
using ListArgument = std::optional<std::vector<std::int64_t>>;

/// What a call asks for.
struct TableRequest {
  std::span<const std::int64_t> arguments;
  std::span<const std::string> texts;
  std::span<const ListArgument> lists;
  int order = kAnyOrder;               // index into TableFunction::orders
  std::optional<std::int64_t> lookup;  // only rows whose lookup_column is this
};

/// A table-valued function.  Its columns are declared in sql/vtab/NAME.sql; the
/// arguments are the last of them.
struct TableFunction {
  const char* name = nullptr;
  int first_argument = 0;  // column
  int argument_count = 0;
  int text_count = 0;          // how many of them, in front of the lists, are texts
  int list_count = 0;          // how many of them, the last ones, are lists
  const char* arguments = "";  // for the message when one is missing
  double typical_rows = 0;
  // Rows can be found by it; -1: none.  Behind the arguments it is one that need not be
  // given, and rows have a value in it only when it is.
  int lookup_column = -1;
  std::span<const std::span<const int>> orders;  // columns by which rows can come sorted

  /// Null: no such build, no rows.
  std::unique_ptr<TableRows> (*open)(LayoutReader& reader,
                                     const TableRequest& request) = nullptr;

  /// The arguments in front, which are integers.
  [[nodiscard]] constexpr int id_count() const {
    return argument_count - text_count - list_count;
  }
};

const TableFunction& build_symbol_function();
const TableFunction& matching_symbol_function();
const TableFunction& build_diff_function();
const TableFunction& build_change_function();
const TableFunction& largest_change_function();
const TableFunction& largest_part_function();
const TableFunction& build_contribution_function();
const TableFunction& build_object_function();
const TableFunction& build_region_function();
const TableFunction& build_block_function();
const TableFunction& build_line_function();
const TableFunction& line_spending_function();

/// The build that three arguments (target, branch, ord) name.
inline std::shared_ptr<StoredLayout> asked_build(LayoutReader& reader,
                                                 const TableRequest& request) {
  return reader.newest_at(
      {request.arguments[0], request.arguments[1], request.arguments[2]});
}

/// The two builds that five arguments (target, branch and ord of each) name.
struct AskedPair {
  std::shared_ptr<StoredLayout> old_build;
  std::shared_ptr<StoredLayout> new_build;

  [[nodiscard]] bool is_there() const {
    return old_build != nullptr && new_build != nullptr;
  }
};

inline AskedPair asked_pair(LayoutReader& reader, const TableRequest& request) {
  const auto arguments = request.arguments;
  return {.old_build = reader.newest_at({arguments[0], arguments[1], arguments[2]}),
          .new_build = reader.newest_at({arguments[0], arguments[3], arguments[4]})};
}

}  // namespace memstrata

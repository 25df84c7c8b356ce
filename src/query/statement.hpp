#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "query/named_query.hpp"
#include "query/result_table.hpp"
#include "store/database.hpp"
#include "store/statement_pool.hpp"

struct sqlite3_stmt;

namespace memstrata {

/// Finalises a statement, or gives back to `pool` what was prepared from `sql`.
struct StatementRelease {
  StatementPool* pool = nullptr;
  std::string_view sql;
  void operator()(sqlite3_stmt* statement) const noexcept;
};

/// A statement that is run.  Every failure of SQLite is thrown as an Error:
/// time_limit when it was interrupted, usage when a function refuses what it was given,
/// else database, with the file's name.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);
  /// A question of the program, which stays prepared for the next who asks it.
  Statement(const Database& database, const NamedQuery& question);

  /// Parameters by their number, from 1; their names are without the colon.
  [[nodiscard]] int parameter_count() const;
  [[nodiscard]] std::string parameter_name(int number) const;
  [[nodiscard]] int column_count() const;
  [[nodiscard]] std::string column_name(int column) const;
  [[nodiscard]] bool is_read_only() const;
  /// Nothing but blanks and comments.
  [[nodiscard]] bool is_empty() const { return statement_ == nullptr; }
  /// What stands behind the first statement of the text.
  [[nodiscard]] std::string_view rest() const { return rest_; }

  void bind(const std::string& parameter, const Cell& value);
  void bind(int number, const Cell& value);

  /// False when there is no further row.
  bool step();
  [[nodiscard]] Cell cell(int column) const;

 private:
  void prepare(std::string_view sql);

  const Database* database_;
  std::unique_ptr<sqlite3_stmt, StatementRelease> statement_;
  std::string_view rest_;
};

}  // namespace memstrata

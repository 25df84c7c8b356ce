#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "model/error.hpp"
#include "vtab/sqlite_api.hpp"

namespace memstrata {

/// The text of sql/vtab/`path`.
std::string_view vtab_sql(std::string_view path);

/// One of the module's own statements failed.
class ModuleFailure : public Error {
 public:
  explicit ModuleFailure(sqlite3* connection);

  /// What SQLite said, as the module says it on: stopped, locked, out of memory ... A
  /// statement of the module that does not fit the file is a damage of the file.
  [[nodiscard]] int sqlite_code() const noexcept { return sqlite_code_; }

 private:
  int sqlite_code_;
};

/// The module's own statements on one schema of a connection, each prepared
/// once.  They are finalised with this object, at the last xDisconnect.
class ModuleStatements {
 public:
  ModuleStatements(sqlite3* connection, std::string schema);

  [[nodiscard]] sqlite3* connection() const { return connection_; }
  [[nodiscard]] const std::string& schema() const { return schema_; }
  /// `path` below sql/vtab/.  Throws ModuleFailure.
  sqlite3_stmt* prepared(std::string_view path);

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  [[nodiscard]] std::string text_for_schema(std::string_view path) const;

  sqlite3* connection_;
  std::string schema_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalise>, std::less<>> by_path_;
};

/// One run of a statement, reset when it ends.
class ModuleQuery {
 public:
  /// Arguments in the order in which the file names them.
  ModuleQuery(ModuleStatements& statements, std::string_view path,
              std::initializer_list<std::int64_t> arguments);
  ~ModuleQuery();
  ModuleQuery(const ModuleQuery&) = delete;
  ModuleQuery& operator=(const ModuleQuery&) = delete;

  /// The next row; false: there is none.  Throws ModuleFailure.
  bool next();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  /// Text or blob; valid until the next row.
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  sqlite3_stmt* statement_;
};

}  // namespace memstrata

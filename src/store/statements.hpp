#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace memstrata {

/// The statements of a connection, each prepared once, by path below sql/.
class Statements {
 public:
  explicit Statements(SQLite::Database& connection) : connection_(connection) {}

  SQLite::Statement& prepared(std::string_view path);

 private:
  SQLite::Database& connection_;
  std::map<std::string, SQLite::Statement, std::less<>> by_path_;
};

/// Bytes to bind as a BLOB.
struct Blob {
  std::string_view bytes;
};

/// One run of a statement of sql/.  Arguments are bound to the parameters in
/// the order in which the file first names them.  The texts among them must
/// live until the run ends.
class Query {
 public:
  template <class... Arguments>
  Query(Statements& statements, std::string_view path, const Arguments&... arguments)
      : statement_(statements.prepared(path)) {
    int index = 0;  // NOLINT(misc-const-correctness): some statements have no argument
    (bind(++index, arguments), ...);
  }
  ~Query() { statement_.tryReset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// The next row; false: there is none.
  bool next() { return statement_.executeStep(); }

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  /// Valid until the next row.
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  void bind(int index, std::int64_t value) { statement_.bind(index, value); }
  void bind(int index, std::uint32_t value) { statement_.bind(index, value); }
  void bind(int index, const std::optional<std::int64_t>& value);
  void bind(int index, const std::string& value) { statement_.bindNoCopy(index, value); }
  void bind(int index, std::string_view value);
  void bind(int index, const char* value) { statement_.bind(index, value); }
  void bind(int index, Blob value);

  SQLite::Statement& statement_;
};

/// Runs a statement that gives no rows.
template <class... Arguments>
void execute(Statements& statements, std::string_view path,
             const Arguments&... arguments) {
  Query(statements, path, arguments...).next();
}

}  // namespace memstrata

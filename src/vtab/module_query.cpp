#include "vtab/module_query.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/embedded_file.hpp"

namespace memstrata {

std::span<const EmbeddedFile> vtab_sql_files();

namespace {

int code_of_failure(sqlite3* connection) {
  const int code = sqlite3_errcode(connection) & 0xff;
  return code == SQLITE_ERROR ? SQLITE_CORRUPT_VTAB : code;
}

}  // namespace

ModuleFailure::ModuleFailure(sqlite3* connection)
    : Error(ErrorCode::database, sqlite3_errmsg(connection)),
      sqlite_code_(code_of_failure(connection)) {}

std::string_view vtab_sql(std::string_view path) {
  const auto files = vtab_sql_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  if (found == files.end()) {
    throw Error(ErrorCode::internal, "there is no sql/vtab/" + std::string(path));
  }
  return found->text;
}

ModuleStatements::ModuleStatements(sqlite3* connection, std::string schema)
    : connection_(connection), schema_(std::move(schema)) {}

// The files say `main.layout`; an attached database has another name there.
std::string ModuleStatements::text_for_schema(std::string_view path) const {
  constexpr std::string_view kMain = "main.";
  struct Free {
    void operator()(char* text) const { sqlite3_free(text); }
  };
  const std::unique_ptr<char, Free> quoted(sqlite3_mprintf("\"%w\".", schema_.c_str()));
  if (quoted == nullptr) {
    throw std::bad_alloc();
  }
  std::string_view rest = vtab_sql(path);
  std::string text;
  for (std::size_t at = rest.find(kMain); at != std::string_view::npos;
       at = rest.find(kMain)) {
    text.append(rest.substr(0, at)).append(quoted.get());
    rest.remove_prefix(at + kMain.size());
  }
  return text.append(rest);
}

sqlite3_stmt* ModuleStatements::prepared(std::string_view path) {
  const auto found = by_path_.find(path);
  if (found != by_path_.end()) {
    return found->second.get();
  }
  const std::string text = text_for_schema(path);
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(connection_, text.data(), static_cast<int>(text.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    throw ModuleFailure(connection_);
  }
  by_path_.emplace(path, statement);
  return statement;
}

ModuleQuery::ModuleQuery(ModuleStatements& statements, std::string_view path,
                         std::initializer_list<std::int64_t> arguments)
    : statement_(statements.prepared(path)) {
  int index = 0;
  for (const std::int64_t argument : arguments) {
    sqlite3_bind_int64(statement_, ++index, argument);
  }
}

ModuleQuery::~ModuleQuery() {
  sqlite3_reset(statement_);
}

bool ModuleQuery::next() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    throw ModuleFailure(sqlite3_db_handle(statement_));
  }
  return result == SQLITE_ROW;
}

bool ModuleQuery::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t ModuleQuery::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view ModuleQuery::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace memstrata

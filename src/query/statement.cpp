#include "query/statement.hpp"

#include <variant>

#include <sqlite3.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

[[noreturn]] void throw_failure(const Database& database) {
  throw Error(ErrorCode::database,
              database.path() + ": " + sqlite3_errmsg(database.handle()));
}

/// A statement that could be prepared fails with SQLITE_ERROR where a function refuses
/// what it was given, or a sum of given numbers is too large.
[[noreturn]] void throw_run_failure(const Database& database) {
  const int code = sqlite3_errcode(database.handle()) & 0xff;
  if (code == SQLITE_INTERRUPT) {
    throw Error(ErrorCode::time_limit, "the question was stopped before it was answered");
  }
  if (code == SQLITE_ERROR) {
    throw Error(ErrorCode::usage, sqlite3_errmsg(database.handle()));
  }
  throw_failure(database);
}

/// Binds one value; the text is copied, so that it need not live on.
struct Binder {
  sqlite3_stmt* statement;
  int number;

  int operator()(std::monostate /*null*/) const {
    return sqlite3_bind_null(statement, number);
  }
  int operator()(std::int64_t value) const {
    return sqlite3_bind_int64(statement, number, value);
  }
  int operator()(double value) const {
    return sqlite3_bind_double(statement, number, value);
  }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text64(statement, number, value.data(), value.size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
  }
};

/// A blob as SQL writes it: X'0aff'.
std::string blob_literal(sqlite3_stmt* statement, int column) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto* bytes =
      static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
  const int size = sqlite3_column_bytes(statement, column);
  std::string literal = "X'";
  for (int i = 0; i < size; ++i) {
    literal.push_back(kDigits[bytes[i] >> 4U]);
    literal.push_back(kDigits[bytes[i] & 0xfU]);
  }
  return literal + "'";
}

}  // namespace

Statement::Statement(const Database& database, std::string_view sql)
    : database_(&database) {
  prepare(sql);
}

Statement::Statement(const Database& database, const NamedQuery& question)
    : database_(&database),
      statement_(database.questions().take(question.sql),
                 StatementRelease{&database.questions(), question.sql}) {
  if (statement_ == nullptr) {
    prepare(question.sql);
  }
}

void Statement::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const char* end = nullptr;
  const auto size = static_cast<int>(sql.size());
  const int result =
      sqlite3_prepare_v3(database_->handle(), sql.data(), size, 0, &statement, &end);
  statement_.reset(statement);
  if (result != SQLITE_OK) {
    throw_failure(*database_);
  }
  rest_ = sql.substr(static_cast<std::size_t>(end - sql.data()));
}

void StatementRelease::operator()(sqlite3_stmt* statement) const noexcept {
  if (pool == nullptr) {
    sqlite3_finalize(statement);
  } else {
    pool->give_back(sql, statement);
  }
}

int Statement::parameter_count() const {
  return sqlite3_bind_parameter_count(statement_.get());
}

std::string Statement::parameter_name(int number) const {
  const char* name = sqlite3_bind_parameter_name(statement_.get(), number);
  return name == nullptr ? std::string() : std::string(name + 1);
}

int Statement::column_count() const {
  return sqlite3_column_count(statement_.get());
}

std::string Statement::column_name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

bool Statement::is_read_only() const {
  return sqlite3_stmt_readonly(statement_.get()) != 0;
}

void Statement::bind(const std::string& parameter, const Cell& value) {
  const int number =
      sqlite3_bind_parameter_index(statement_.get(), (":" + parameter).c_str());
  if (number == 0) {
    throw Error(ErrorCode::internal, "the question has no parameter :" + parameter);
  }
  bind(number, value);
}

void Statement::bind(int number, const Cell& value) {
  if (std::visit(Binder{statement_.get(), number}, value) != SQLITE_OK) {
    throw_failure(*database_);
  }
}

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    throw_run_failure(*database_);
  }
  return result == SQLITE_ROW;
}

Cell Statement::cell(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement_.get(), column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement_.get(), column);
    case SQLITE_TEXT: {
      const void* bytes = sqlite3_column_text(statement_.get(), column);
      const auto size = sqlite3_column_bytes(statement_.get(), column);
      return std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
    case SQLITE_BLOB:
      return blob_literal(statement_.get(), column);
    default:
      return std::monostate{};
  }
}

}  // namespace memstrata

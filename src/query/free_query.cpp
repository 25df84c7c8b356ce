#include "query/free_query.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include <sqlite3.h>

#include "model/error.hpp"
#include "query/read_only.hpp"
#include "query/run_limit.hpp"
#include "query/statement.hpp"

namespace memstrata {
namespace {

/// How much of the statement a message repeats behind the place it means.
constexpr std::size_t kQuoted = 24;

/// "line 2, column 8, at 'FORM build'"
std::string place_in(std::string_view sql, std::size_t offset) {
  const std::string_view before = sql.substr(0, offset);
  const auto line_begin = before.rfind('\n') + 1;  // 0 when there is no line end
  const auto line_end = std::min(sql.find('\n', offset), sql.size());
  const auto quoted = sql.substr(offset, std::min(line_end - offset, kQuoted));
  return "line " + std::to_string(1 + std::ranges::count(before, '\n')) + ", column " +
         std::to_string(1 + offset - line_begin) + ", at '" + std::string(quoted) + "'";
}

/// What SQLite says of a statement, as a mistake of whoever typed it; throws the
/// failures of the database itself on.
[[noreturn]] void explain(const Error& failure, const Database& database,
                          std::string_view sql, const ReadOnly& read_only) {
  const int code = sqlite3_errcode(database.handle()) & 0xff;
  if (code == SQLITE_AUTH && !read_only.refused().empty()) {
    throw Error(ErrorCode::usage,
                "sql only reads: " + read_only.refused() + " is not allowed");
  }
  const bool is_mistake = code == SQLITE_ERROR || code == SQLITE_TOOBIG ||
                          code == SQLITE_MISMATCH || code == SQLITE_RANGE;
  if (!is_mistake) {
    throw Error(failure);
  }
  const int offset = sqlite3_error_offset(database.handle());
  const std::string message = sqlite3_errmsg(database.handle());
  throw Error(ErrorCode::usage,
              offset < 0 ? "SQL: " + message
                         : "SQL, " + place_in(sql, static_cast<std::size_t>(offset)) +
                               ": " + message);
}

/// The number that is written exactly like `text`: `1.10` and `007` are none.
template <typename Number>
std::optional<Number> number_written_as(const std::string& text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.begin(), digits.end(), number);
  return std::string_view(digits.begin(), written.ptr) == text ? std::optional(number)
                                                               : std::nullopt;
}

Cell cell_from(const std::string& text) {
  if (const auto whole = number_written_as<std::int64_t>(text)) {
    return *whole;
  }
  if (const auto real = number_written_as<double>(text)) {
    return *real;
  }
  return text;
}

Cell value_of(const Cell& given) {
  const auto* text = std::get_if<std::string>(&given);
  return text == nullptr ? given : cell_from(*text);
}

void bind_all(Statement& statement, const Arguments& arguments) {
  std::set<std::string> known;
  for (int number = 1; number <= statement.parameter_count(); ++number) {
    const std::string name = statement.parameter_name(number);
    const auto given = arguments.find(name);
    if (name.empty() || given == arguments.end()) {
      throw Error(ErrorCode::usage,
                  name.empty() ? std::string("write :name, not ?, and give name=value")
                               : "the statement needs " + name + "=VALUE");
    }
    statement.bind(number, value_of(given->second));
    known.insert(name);
  }
  for (const auto& [name, value] : arguments) {
    if (!known.contains(name)) {
      throw Error(ErrorCode::usage, "the statement has no parameter :" + name);
    }
  }
}

std::vector<Column> columns_of(const Statement& statement) {
  std::vector<Column> columns;
  std::set<std::string> taken;
  for (int i = 0; i < statement.column_count(); ++i) {
    const std::string name = statement.column_name(i);
    std::string unique = name;
    for (int copy = 2; !taken.insert(unique).second; ++copy) {
      unique = name + "_" + std::to_string(copy);
    }
    columns.push_back({.name = unique, .kind = Kind::count});
  }
  return columns;
}

void add_row(ResultTable& table, const Statement& statement) {
  std::vector<Cell> cells;
  cells.reserve(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    cells.push_back(statement.cell(static_cast<int>(i)));
    if (std::holds_alternative<std::string>(cells.back())) {
      table.columns[i].kind = Kind::text;
    }
  }
  table.rows.push_back(std::move(cells));
}

void check_one_question(const Statement& statement, const Database& database) {
  if (statement.is_empty()) {
    throw Error(ErrorCode::usage, "there is no SQL: write a SELECT");
  }
  if (!Statement(database, statement.rest()).is_empty()) {
    throw Error(ErrorCode::usage, "one statement at a time, please");
  }
  if (!statement.is_read_only() || statement.column_count() == 0) {
    throw Error(ErrorCode::usage, "sql only reads: write a SELECT");
  }
}

}  // namespace

ResultTable run_free_query(const Database& database, const std::string& sql,
                           const Arguments& arguments, const RunOptions& options) {
  const ReadOnly read_only(database);
  try {
    Statement statement(database, sql);
    check_one_question(statement, database);
    bind_all(statement, arguments);
    const RunLimit limit(database, options);
    ResultTable table{.columns = columns_of(statement)};
    while (statement.step()) {
      if (options.row_limit > 0 && table.rows.size() == options.row_limit) {
        table.cut = true;
        break;
      }
      add_row(table, statement);
    }
    return table;
  } catch (const Error& failure) {
    explain(failure, database, sql, read_only);
  }
}

}  // namespace memstrata

#include "vtab/function_module.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/error.hpp"
#include "text/json_list.hpp"
#include "vtab/query_plan.hpp"

namespace memstrata {
namespace {

struct Registration {
  const TableFunction* function = nullptr;
  std::shared_ptr<ConnectionReaders> readers;
};

/// What SQLite knows as a table and as a cursor: its own part comes first.
struct FunctionTable : sqlite3_vtab {
  const TableFunction* function = nullptr;
  std::shared_ptr<LayoutReader> reader;
};

struct FunctionCursor : sqlite3_vtab_cursor {
  std::unique_ptr<TableRows> rows;
  std::array<std::int64_t, kMostArguments> arguments{};
  std::vector<std::string> texts;  // and lists, as they were given; "": NULL
  std::size_t row = 0;
  std::size_t row_count = 0;
};

FunctionTable& table_of(sqlite3_vtab* table) {
  return *static_cast<FunctionTable*>(table);
}
FunctionCursor& cursor_of(sqlite3_vtab_cursor* cursor) {
  return *static_cast<FunctionCursor*>(cursor);
}

int fail(char*& message, int code, const char* text) {
  sqlite3_free(message);
  message = sqlite3_mprintf("%s", text);
  return code;
}

// No exception may pass through SQLite, which is C.
template <typename Work>
int guarded(char*& message, Work work) noexcept {
  try {
    return work();
  } catch (const ModuleFailure& failure) {
    return fail(message, failure.sqlite_code(), failure.what());
  } catch (const Error& error) {
    const bool is_damage = error.code() == ErrorCode::database;
    return fail(message, is_damage ? SQLITE_CORRUPT_VTAB : SQLITE_ERROR, error.what());
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& error) {
    return fail(message, SQLITE_ERROR, error.what());
  }
}

// "my ""odd"" file" is my "odd" file
std::string unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
    return std::string(text);
  }
  std::string plain;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    plain.push_back(text[i]);
    i += text[i] == '"' ? 1U : 0U;  // a quote inside is doubled
  }
  return plain;
}

// arguments: module, schema of the table, name of the table, what follows USING
// build_symbol(...), which is the schema to read
// NOLINTNEXTLINE(readability-function-size): SQLite says how many parameters
int connect(sqlite3* connection, void* data, int count, const char* const* arguments,
            sqlite3_vtab** made, char** message) noexcept {
  const auto& registration = *static_cast<const Registration*>(data);
  return guarded(*message, [&] {
    const std::string_view own_schema = arguments[1];
    const bool is_eponymous =
        std::string_view(arguments[2]) == registration.function->name;
    if (!is_eponymous && own_schema != "temp") {
      return fail(*message, SQLITE_ERROR,
                  "a table function is no part of a stored schema: use CREATE VIRTUAL "
                  "TABLE temp.NAME USING FUNCTION(SCHEMA)");
    }
    const std::string schema = unquoted(count > 3 ? arguments[3] : "main");
    auto table = std::make_unique<FunctionTable>();
    table->function = registration.function;
    table->reader = registration.readers->reader_of(schema);
    const std::string path = std::string(registration.function->name) + ".sql";
    const int result =
        sqlite3_declare_vtab(connection, std::string(vtab_sql(path)).c_str());
    if (result == SQLITE_OK) {
      sqlite3_vtab_config(connection, SQLITE_VTAB_INNOCUOUS);
      *made = table.release();
    }
    return result;
  });
}

int disconnect(sqlite3_vtab* table) noexcept {
  const std::unique_ptr<FunctionTable> owned(&table_of(table));
  return SQLITE_OK;
}

int best_index(sqlite3_vtab* table, sqlite3_index_info* info) noexcept {
  return guarded(table->zErrMsg, [&] {
    return plan_query(*table_of(table).function, *info) ? SQLITE_OK : SQLITE_CONSTRAINT;
  });
}

int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** made) noexcept {
  *made = new (std::nothrow) FunctionCursor;
  return *made == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) noexcept {
  const std::unique_ptr<FunctionCursor> owned(&cursor_of(cursor));
  return SQLITE_OK;
}

// An id that is NULL, or no integer, names nothing.  3.0 is one: SQL says it equals 3.
std::optional<std::int64_t> id_of(sqlite3_value* value) {
  const int type = sqlite3_value_numeric_type(value);
  const std::int64_t id = sqlite3_value_int64(value);
  const bool is_whole =
      type == SQLITE_FLOAT && static_cast<double>(id) == sqlite3_value_double(value);
  return type == SQLITE_INTEGER || is_whole ? std::optional(id) : std::nullopt;
}

// NULL: nothing.
std::string text_of(sqlite3_value* value) {
  const auto* text =
      static_cast<const char*>(static_cast<const void*>(sqlite3_value_text(value)));
  return text == nullptr ? "" : text;
}

std::vector<ListArgument> lists_of(std::span<const std::string> texts) {
  std::vector<ListArgument> lists;
  for (const std::string& text : texts) {
    lists.push_back(text.empty() ? ListArgument() : integers_of_json_list(text));
  }
  return lists;
}

int filter(sqlite3_vtab_cursor* cursor, int plan, const char* /*text*/, int /*count*/,
           sqlite3_value** values) noexcept {
  FunctionTable& table = table_of(cursor->pVtab);
  return guarded(table.zErrMsg, [&] {
    if (plan == kArgumentMissing) {
      throw Error(ErrorCode::usage, std::string(table.function->name) +
                                        " needs its arguments " +
                                        table.function->arguments);
    }
    FunctionCursor& opened = cursor_of(cursor);
    opened.rows = nullptr;
    opened.row = opened.row_count = 0;
    const auto argument_count = static_cast<std::size_t>(table.function->argument_count);
    const auto id_count = static_cast<std::size_t>(table.function->id_count());
    for (std::size_t i = 0; i < id_count; ++i) {
      const auto id = id_of(values[i]);
      if (!id) {
        return SQLITE_OK;
      }
      opened.arguments[i] = *id;
    }
    opened.texts.clear();
    std::transform(values + id_count, values + argument_count,
                   std::back_inserter(opened.texts), text_of);
    const auto text_count = static_cast<std::size_t>(table.function->text_count);
    const std::vector<ListArgument> lists =
        lists_of(std::span(opened.texts).subspan(text_count));
    TableRequest request;
    request.texts = std::span(opened.texts).first(text_count);
    request.arguments = std::span(opened.arguments).first(id_count);
    request.lists = lists;
    request.order = order_of_plan(plan);
    if (has_lookup(plan)) {
      request.lookup = id_of(values[argument_count]);
      if (!request.lookup) {
        return SQLITE_OK;
      }
    }
    opened.rows = table.function->open(*table.reader, request);
    opened.row_count = opened.rows == nullptr ? 0 : opened.rows->size();
    return SQLITE_OK;
  });
}

int next(sqlite3_vtab_cursor* cursor) noexcept {
  ++cursor_of(cursor).row;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* cursor) noexcept {
  const FunctionCursor& opened = cursor_of(cursor);
  return opened.row >= opened.row_count ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) noexcept {
  FunctionTable& table = table_of(cursor->pVtab);
  char* message = nullptr;
  const int result = guarded(message, [&] {
    const FunctionCursor& opened = cursor_of(cursor);
    const ColumnValue value(context);
    const TableFunction& function = *table.function;
    const int argument = number - function.first_argument;
    const int text = argument - function.id_count();
    if (argument < 0 || argument >= function.argument_count) {
      opened.rows->set_column(opened.row, number, value);
    } else if (text >= 0) {
      value.set_name(opened.texts[static_cast<std::size_t>(text)]);
    } else {
      value.set_integer(opened.arguments[static_cast<std::size_t>(argument)]);
    }
    return SQLITE_OK;
  });
  if (result != SQLITE_OK) {
    sqlite3_result_error(context, message == nullptr ? "out of memory" : message, -1);
    sqlite3_result_error_code(context, result);
    sqlite3_free(message);
  }
  return result;
}

// Unique also when a statement calls the function with several arguments and
// joins the rows by OR: the arguments are mixed into the upper half.
int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* made) noexcept {
  const FunctionCursor& opened = cursor_of(cursor);
  std::uint64_t mixed = 0;
  for (const std::int64_t argument : opened.arguments) {
    mixed = (mixed ^ static_cast<std::uint64_t>(argument)) * 0x9e3779b97f4a7c15;
    mixed ^= mixed >> 32;
  }
  for (const std::string& text : opened.texts) {
    mixed = (mixed ^ std::hash<std::string>()(text)) * 0x9e3779b97f4a7c15;
  }
  *made = static_cast<sqlite3_int64>((mixed << 32) | opened.rows->position(opened.row));
  return SQLITE_OK;
}

constexpr sqlite3_module kModule{
    .iVersion = 0,
    .xCreate = connect,  // the same as xConnect: the table is there without CREATE
    .xConnect = connect,
    .xBestIndex = best_index,
    .xDisconnect = disconnect,
    .xDestroy = disconnect,
    .xOpen = open,
    .xClose = close,
    .xFilter = filter,
    .xNext = next,
    .xEof = eof,
    .xColumn = column,
    .xRowid = rowid,
};

}  // namespace

std::shared_ptr<LayoutReader> ConnectionReaders::reader_of(const std::string& schema) {
  std::weak_ptr<LayoutReader>& known = by_schema_[schema];
  auto reader = known.lock();
  if (reader == nullptr) {
    reader = std::make_shared<LayoutReader>(connection_, schema);
    known = reader;
  }
  return reader;
}

int register_function(sqlite3* connection, const TableFunction& function,
                      std::shared_ptr<ConnectionReaders> readers) {
  auto registration = std::make_unique<Registration>(&function, std::move(readers));
  return sqlite3_create_module_v2(
      connection, function.name, &kModule, registration.release(), [](void* data) {
        const std::unique_ptr<Registration> owned(static_cast<Registration*>(data));
      });
}

}  // namespace memstrata

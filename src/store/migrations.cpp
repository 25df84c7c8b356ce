#include "store/migrations.hpp"

#include <charconv>
#include <filesystem>
#include <vector>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Statement.h>

#include "model/error.hpp"
#include "store/database.hpp"
#include "store/sql_catalog.hpp"

namespace memstrata {
namespace {

constexpr std::int64_t kApplicationId = 0x6d737472;  // "mstr"

// What a file says of itself.
struct SchemaState {
  bool empty = false;       // nothing was ever stored in it
  bool ours = false;        // its application_id is memstrata's
  std::int64_t number = 0;  // of its newest migration
};

std::int64_t pragma(SQLite::Database& connection, const char* name) {
  return connection.execAndGet(std::string("PRAGMA ") + name).getInt64();
}

// "schema/0001_history.sql" is number 1.
std::int64_t number_of(const EmbeddedFile& file) {
  const std::string_view digits = file.path.substr(file.path.find('/') + 1);
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string four_digits(std::int64_t number) {
  std::string text = std::to_string(number);
  return text.size() < 4 ? std::string(4 - text.size(), '0') + text : text;
}

SchemaState schema_state(SQLite::Database& connection) {
  return {.empty = pragma(connection, "schema_version") == 0,
          .ours = pragma(connection, "application_id") == kApplicationId,
          .number = pragma(connection, "user_version")};
}

[[noreturn]] void refuse_foreign(const std::string& path) {
  throw Error{ErrorCode::database_not_ours, path + " is not a memstrata database"};
}

void refuse_newer(const std::string& path, std::int64_t number) {
  if (number > newest_schema()) {
    throw Error{ErrorCode::database_newer,
                path + " was written by a newer memstrata (schema " +
                    std::to_string(number) + ", this one knows " +
                    std::to_string(newest_schema()) + "); upgrade memstrata"};
  }
}

void keep_copy(SQLite::Database& connection, const std::string& path,
               std::int64_t number) {
  const std::string file = connection.getFilename();
  if (file.empty()) {
    return;  // in memory
  }
  const std::string copy = path + ".before-" + four_digits(number);
  if (std::filesystem::exists(copy)) {
    return;
  }
  SQLite::Database target(copy, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup(target, connection).executeStep();
}

void remake_views(SQLite::Database& connection) {
  std::vector<std::string> names;
  for (SQLite::Statement views(connection,
                               std::string(sql_text("ingest/view_names.sql")));
       views.executeStep();) {
    names.push_back(views.getColumn(0).getString());
  }
  for (const std::string& name : names) {
    connection.exec("DROP VIEW \"" + name + "\"");
  }
  for (const EmbeddedFile& view : sql_folder("views/")) {
    connection.exec(std::string(view.text));
  }
}

void run_migration(SQLite::Database& connection, const EmbeddedFile& file) {
  connection.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have run it meanwhile.
    if (pragma(connection, "user_version") < number_of(file)) {
      connection.exec(std::string(file.text));
      if (number_of(file) == newest_schema()) {
        remake_views(connection);
      }
      connection.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
      connection.exec("PRAGMA user_version = " + std::to_string(number_of(file)));
    }
    connection.exec("COMMIT");
  } catch (...) {
    connection.tryExec("ROLLBACK");
    throw;
  }
}

}  // namespace

std::int64_t newest_schema() {
  return number_of(sql_folder("schema/").back());
}

void require_newest_schema(SQLite::Database& connection, const std::string& path) {
  const SchemaState state = schema_state(connection);
  if (!state.ours) {
    refuse_foreign(path);
  }
  refuse_newer(path, state.number);
  if (state.number < newest_schema()) {
    throw Error{ErrorCode::database_older,
                path + " was written by an older memstrata; run memstrata migrate"};
  }
}

void require_ours_or_empty(SQLite::Database& connection, const std::string& path) {
  const SchemaState state = schema_state(connection);
  if (!state.ours && !state.empty) {
    refuse_foreign(path);
  }
  refuse_newer(path, state.number);
}

std::int64_t run_migrations(SQLite::Database& connection, const std::string& path) {
  const SchemaState state = schema_state(connection);
  if (state.ours && state.number < newest_schema()) {
    keep_copy(connection, path, state.number);
  }
  for (const EmbeddedFile& file : sql_folder("schema/")) {
    if (number_of(file) > state.number) {
      run_migration(connection, file);
    }
  }
  return state.number;
}

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <string>

#include <SQLiteCpp/Database.h>

namespace memstrata {

/// Throws Error{database_not_ours} or {database_newer}; a file that holds
/// nothing yet is fine.
void require_ours_or_empty(SQLite::Database& connection, const std::string& path);

/// Throws Error{database_not_ours}, {database_newer}, or, when `number` is not
/// the newest, {database_older}.
void require_newest_schema(SQLite::Database& connection, const std::string& path);

/// Runs every migration that the file lacks, each in its own transaction, and
/// remakes the views with the last.  Keeps `path`.before-NNNN of a file that
/// held something.  Returns the number it had.
std::int64_t run_migrations(SQLite::Database& connection, const std::string& path);

}  // namespace memstrata

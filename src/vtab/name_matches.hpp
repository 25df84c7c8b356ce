#pragma once

struct sqlite3;

namespace memstrata {

/// Registers name_matches(name, patterns) on a connection: 1 when `patterns`, a
/// JSON array, is empty or one of them is the name or a GLOB of it, as written
/// or demangled; a name that is NULL or '' matches no pattern.
/// Returns a SQLite result code.
int register_name_matches(sqlite3* connection) noexcept;

}  // namespace memstrata

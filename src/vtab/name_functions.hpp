#pragma once

struct sqlite3;

namespace memstrata {

/// Registers on a connection
///
/// name_matches(name, patterns): 1 when `patterns`, a JSON array, is empty or one
/// of them is the name or a GLOB of it, as written or demangled; a name that is
/// NULL or '' matches no pattern;
/// name_hash(name): the column `hash` of table text.
///
/// Returns a SQLite result code.
int register_name_functions(sqlite3* connection) noexcept;

}  // namespace memstrata

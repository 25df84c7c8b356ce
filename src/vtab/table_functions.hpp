#pragma once

struct sqlite3;

namespace memstrata {

/// Registers build_symbol, build_diff, build_contribution, build_region,
/// build_block and build_object (docs/table-functions.md) on a connection.
/// Returns a SQLite result code.
int register_table_functions(sqlite3* connection) noexcept;

}  // namespace memstrata

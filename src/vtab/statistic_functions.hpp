#pragma once

struct sqlite3;

namespace memstrata {

/// Registers on a connection
///
/// theil_sen(x, y): an aggregate, the slope of vtab/theil_sen.hpp as a JSON array
/// [likely, low, high]; NULL where no slope is known.  Rows with a NULL count for
/// nothing; more than kMostPoints others are an error.
///
/// Returns a SQLite result code.
int register_statistic_functions(sqlite3* connection) noexcept;

}  // namespace memstrata

#pragma once

#include <map>
#include <memory>
#include <string>

#include "vtab/table_function.hpp"

namespace memstrata {

/// The readers of one connection, one for each schema that tables are open on.
/// A reader ends with the last table, so that no statement outlives them.
class ConnectionReaders {
 public:
  explicit ConnectionReaders(sqlite3* connection) : connection_(connection) {}

  std::shared_ptr<LayoutReader> reader_of(const std::string& schema);

 private:
  sqlite3* connection_;
  std::map<std::string, std::weak_ptr<LayoutReader>> by_schema_;
};

/// Makes `function` a module of the connection.  Returns a SQLite result code.
int register_function(sqlite3* connection, const TableFunction& function,
                      std::shared_ptr<ConnectionReaders> readers);

}  // namespace memstrata

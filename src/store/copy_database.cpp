#include "store/copy_database.hpp"

#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

void copy_database(const Database& database, const std::string& path) {
  with_translated_errors(
      path, [&] { execute(database.impl().statements, "care/copy_database.sql", path); });
}

}  // namespace memstrata

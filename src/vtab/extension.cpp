// The table functions for any program that uses SQLite:
//
//   sqlite> .load ./memstrata
//   sqlite> SELECT name, size FROM build_symbol(1, 1, 9223372036854775807);

#include "vtab/sqlite_api.hpp"
#include "vtab/table_functions.hpp"

SQLITE_EXTENSION_INIT1

extern "C" __attribute__((visibility("default"))) int sqlite3_memstrata_init(
    sqlite3* connection, char** message, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api)
  const int result = memstrata::register_table_functions(connection);
  if (result != SQLITE_OK) {
    *message = sqlite3_mprintf("memstrata needs SQLite 3.34 or later, this is %s",
                               sqlite3_libversion());
  }
  return result;
}

#include "vtab/table_functions.hpp"

#include <array>
#include <new>

#include "vtab/function_module.hpp"
#include "vtab/name_functions.hpp"
#include "vtab/statistic_functions.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

constexpr int kOldestLibrary = 3034000;  // sqlite3_txn_state

int register_all(sqlite3* connection) {
  const auto readers = std::make_shared<ConnectionReaders>(connection);
  const std::array functions{&build_symbol_function(),       &matching_symbol_function(),
                             &build_diff_function(),         &build_change_function(),
                             &largest_change_function(),     &largest_part_function(),
                             &build_contribution_function(), &build_object_function(),
                             &build_region_function(),       &build_block_function(),
                             &build_line_function(),         &line_spending_function()};
  for (const TableFunction* function : functions) {
    if (const int result = register_function(connection, *function, readers);
        result != SQLITE_OK) {
      return result;
    }
  }
  if (const int result = register_name_functions(connection); result != SQLITE_OK) {
    return result;
  }
  return register_statistic_functions(connection);
}

}  // namespace

int register_table_functions(sqlite3* connection) noexcept {
  if (sqlite3_libversion_number() < kOldestLibrary) {
    return SQLITE_ERROR;
  }
  try {
    return register_all(connection);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

}  // namespace memstrata

#include "store/statement_pool.hpp"

#include <new>
#include <utility>

#include <sqlite3.h>

namespace memstrata {

sqlite3_stmt* StatementPool::take(std::string_view sql) noexcept {
  const auto found = waiting_.find(sql.data());
  return found == waiting_.end() ? nullptr : found->second.release();
}

void StatementPool::give_back(std::string_view sql, sqlite3_stmt* statement) noexcept {
  std::unique_ptr<sqlite3_stmt, Finalise> owned(statement);
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  try {
    waiting_[sql.data()] = std::move(owned);
  } catch (const std::bad_alloc&) {
    // It is prepared anew the next time.
  }
}

void StatementPool::Finalise::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

}  // namespace memstrata

#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

Transaction::Transaction(Database& database) : database_(database) {
  with_translated_errors(database.path(), [&] { database_.impl().begin(); });
}

Transaction::~Transaction() {
  if (open_) {
    database_.impl().rollback();
  }
}

void Transaction::commit() {
  with_translated_errors(database_.path(), [&] { database_.impl().commit(); });
  open_ = false;
}

}  // namespace memstrata

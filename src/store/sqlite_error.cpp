#include "store/sqlite_error.hpp"

#include <sqlite3.h>

namespace memstrata {

Error translated(const SQLite::Exception& failure, const std::string& path) {
  switch (failure.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::database,
              path + " is locked: another program has been writing to it for too long"};
    case SQLITE_NOTADB:
      return {ErrorCode::database_not_ours, path + " is not a memstrata database"};
    case SQLITE_CORRUPT:
      return {ErrorCode::database,
              path + " is damaged (" + failure.what() + "); restore it from a backup"};
    case SQLITE_FULL:
      return {ErrorCode::database, "the disk is full: " + path + " was left unchanged"};
    case SQLITE_READONLY:
      return {ErrorCode::database, path + " is read-only"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::database, path + " cannot be opened (" + failure.what() + ")"};
    default:
      return {ErrorCode::database, path + ": " + failure.what()};
  }
}

}  // namespace memstrata

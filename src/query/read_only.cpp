#include "query/read_only.hpp"

#include <string_view>

#include <sqlite3.h>

namespace memstrata {
namespace {

constexpr int kLongestValue = 64 << 20;

/// What SQLite's codes of actions are called in SQL.
std::string name_of(int action) {
  switch (action) {
    case SQLITE_ATTACH:
      return "ATTACH";
    case SQLITE_DETACH:
      return "DETACH";
    case SQLITE_PRAGMA:
      return "PRAGMA";
    case SQLITE_INSERT:
      return "INSERT";
    case SQLITE_UPDATE:
      return "UPDATE";
    case SQLITE_DELETE:
      return "DELETE";
    case SQLITE_TRANSACTION:
      return "BEGIN, COMMIT or ROLLBACK";
    case SQLITE_SAVEPOINT:
      return "SAVEPOINT";
    case SQLITE_FUNCTION:
      return "load_extension";
    default:
      return "a change of the schema";
  }
}

/// `first` and `second` are what SQLite says of the action.
bool only_reads(int action, const char* first, const char* second) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return true;
    case SQLITE_FUNCTION:
      return second == nullptr || std::string_view(second) != "load_extension";
    case SQLITE_UPDATE:
      // Asked when a table function declares itself.  In a statement it is refused
      // elsewhere: the schema table cannot be changed without a PRAGMA.
      return first != nullptr && std::string_view(first) == "sqlite_master";
    default:
      return false;
  }
}

}  // namespace

ReadOnly::ReadOnly(const Database& database)
    : connection_(database.handle()),
      former_longest_(sqlite3_limit(connection_, SQLITE_LIMIT_LENGTH, kLongestValue)) {
  sqlite3_set_authorizer(connection_, &ReadOnly::judge, this);
}

ReadOnly::~ReadOnly() {
  sqlite3_set_authorizer(connection_, nullptr, nullptr);
  sqlite3_limit(connection_, SQLITE_LIMIT_LENGTH, former_longest_);
}

// NOLINTNEXTLINE(readability-function-size): the parameters are what SQLite gives.
int ReadOnly::judge(void* context, int action, const char* first, const char* second,
                    const char* /*schema*/, const char* /*view*/) {
  if (only_reads(action, first, second)) {
    return SQLITE_OK;
  }
  static_cast<ReadOnly*>(context)->refused_ = name_of(action);
  return SQLITE_DENY;
}

}  // namespace memstrata

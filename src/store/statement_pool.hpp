#pragma once

#include <map>
#include <memory>
#include <string_view>

struct sqlite3_stmt;

namespace memstrata {

/// Questions of a connection that are prepared and wait to be asked again, at most one
/// of each text.  SQLite takes longer to prepare a long one than to answer it.
class StatementPool {
 public:
  /// `sql` is a text of the program: it is known by where it stands.
  /// Null: none waits.
  sqlite3_stmt* take(std::string_view sql) noexcept;

  /// Takes over what was taken or prepared, and forgets what was bound to it.
  void give_back(std::string_view sql, sqlite3_stmt* statement) noexcept;

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };

  std::map<const char*, std::unique_ptr<sqlite3_stmt, Finalise>> waiting_;
};

}  // namespace memstrata

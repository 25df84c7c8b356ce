#pragma once

#include <string>

#include "store/database.hpp"

struct sqlite3;

namespace memstrata {

/// While it lives, statements of this connection may only read what is in the
/// database, and make no value of more than 64 MiB.
class ReadOnly {
 public:
  explicit ReadOnly(const Database& database);
  ~ReadOnly();
  ReadOnly(const ReadOnly&) = delete;
  ReadOnly& operator=(const ReadOnly&) = delete;

  /// What was refused last: "PRAGMA"; empty: nothing.
  [[nodiscard]] const std::string& refused() const { return refused_; }

 private:
  static int judge(void* context, int action, const char* first, const char* second,
                   const char* schema, const char* view);

  sqlite3* connection_;
  int former_longest_;
  std::string refused_;
};

}  // namespace memstrata

#pragma once

#include <chrono>

#include "query/named_query.hpp"
#include "store/database.hpp"

struct sqlite3;

namespace memstrata {

/// While it lives, stops what runs on a connection when its time is up or a signal
/// came: Error{time_limit} from Statement.
class RunLimit {
 public:
  RunLimit(const Database& database, const RunOptions& options);
  ~RunLimit();
  RunLimit(const RunLimit&) = delete;
  RunLimit& operator=(const RunLimit&) = delete;

 private:
  static int look(void* context);

  sqlite3* connection_;
  const RunOptions& options_;
  bool needed_;
  std::chrono::steady_clock::time_point end_;
};

}  // namespace memstrata

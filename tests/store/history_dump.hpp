#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "store/database.hpp"

namespace memstrata::test {

/// A query that is prepared once and asked again and again.
class RowQuery {
 public:
  RowQuery(const Database& database, const std::string& sql);

  /// Columns joined by '|'; `values` by parameter, ":ord".
  [[nodiscard]] std::vector<std::string> rows(
      const std::map<std::string, std::int64_t>& values = {}) const;

 private:
  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement_{nullptr,
                                                                   &sqlite3_finalize};
  std::string error_;
};

/// The rows of a query, columns joined by '|'.
std::vector<std::string> rows_of(const Database& database, const std::string& sql);

/// Builds, branches, tags and change rows, by names; no ids.
std::vector<std::string> history_dump(const Database& database);

}  // namespace memstrata::test

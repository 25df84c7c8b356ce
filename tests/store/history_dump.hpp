#pragma once

#include <string>
#include <vector>

#include "store/database.hpp"

namespace memstrata::test {

/// The rows of a query, columns joined by '|'.
std::vector<std::string> rows_of(const Database& database, const std::string& sql);

/// Builds, branches, tags and change rows, by names; no ids.
std::vector<std::string> history_dump(const Database& database);

}  // namespace memstrata::test

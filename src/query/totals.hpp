#pragma once

#include <cstdint>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What of a build passes some filters, in bytes.
struct BuildTotal {
  std::int64_t total = 0;
  std::int64_t fill = 0;     // padding among it
  std::int64_t overlap = 0;  // how much the sum of sizes exceeds it
};

/// One for each of `builds`.
std::vector<BuildTotal> build_totals(const Database& database,
                                     const std::vector<StoredBuild>& builds,
                                     const Filters& filters);

}  // namespace memstrata

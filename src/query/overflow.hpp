#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/diff.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A block that does not hold what was linked into it.
struct Overflow {
  std::string block;
  std::int64_t over = 0;            // bytes by which the high water is too high
  std::optional<StoredBuild> good;  // the last build before that fits
  std::int64_t delta = 0;           // bytes used more than in it
  std::vector<DiffRow> growers;     // the largest since, symbols
};

/// One for each block of `build` that overflows.
std::vector<Overflow> overflows(const Database& database, const StoredBuild& build,
                                std::size_t growers = 5);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "query/show.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The largest things of one level.  rows + others + fill - overlap = total, but at
/// level block: there is no sum over blocks.
struct Top {
  StoredBuild build;
  Level level = Level::symbol;
  Filters filters;
  std::vector<ShownRow> rows;  // largest first
  std::int64_t other_rows = 0;
  std::int64_t other_bytes = 0;
  std::int64_t fill = 0;  // 0 at the levels that have padding in their rows
  std::int64_t overlap = 0;
  std::optional<std::int64_t> total;
  bool adds_up = false;
};

/// Throws Error{not_found} as `show` does.
Top top(const Database& database, const StoredBuild& build, Level level,
        const Filters& filters = {});

}  // namespace memstrata

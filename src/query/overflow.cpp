#include "query/overflow.hpp"

#include <utility>

#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/listing.hpp"

namespace memstrata {
namespace {

std::optional<StoredBuild> last_good(const Database& database, const StoredBuild& build) {
  std::vector<std::int64_t> ids;
  ask(database, "build/last_good", {{"build", build.id}},
      [&ids](const AnswerRow& row) { ids.push_back(row.integer("build")); });
  if (ids.empty()) {
    return std::nullopt;
  }
  return builds_by_id(database, ids).front();
}

/// Adds what grew in the block since the last good build.
void explain(const Database& database, const StoredBuild& build, std::size_t growers,
             Overflow& overflow) {
  Diff diff =
      diff_builds(database, *overflow.good, build, Level::symbol,
                  {.blocks = {overflow.block}, .min_delta = 1, .row_limit = growers});
  overflow.delta = diff.total ? diff.total->delta : 0;
  for (auto& row : diff.rows) {
    if (row.delta > 0) {
      overflow.growers.push_back(std::move(row));
    }
  }
}

}  // namespace

std::vector<Overflow> overflows(const Database& database, const StoredBuild& build,
                                std::size_t growers) {
  std::vector<Overflow> all;
  for (const auto& block : block_sizes(database, build)) {
    if (block.overflow > 0 && block.same_range_as.empty()) {
      all.push_back(
          {.block = block.name, .over = static_cast<std::int64_t>(block.overflow)});
    }
  }
  if (all.empty()) {
    return all;
  }
  if (const auto good = last_good(database, build)) {
    for (auto& overflow : all) {
      overflow.good = good;
      explain(database, build, growers, overflow);
    }
  }
  return all;
}

}  // namespace memstrata

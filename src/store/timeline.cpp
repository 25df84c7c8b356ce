#include "store/timeline.hpp"

#include <limits>

namespace memstrata {

std::optional<BuildKey> Timeline::before(const BuildKey& key) const {
  Query row(statements_, "ingest/previous_build.sql", key.target_id, key.branch_id,
            key.ord);
  if (row.next()) {
    return BuildKey{key.target_id, key.branch_id, row.integer(0)};
  }
  return fork_point(key);
}

std::vector<BuildKey> Timeline::after(const BuildKey& key) const {
  std::vector<BuildKey> keys;
  if (const auto next = next_in_branch(key)) {
    keys.push_back(*next);
  }
  for (Query rows(statements_, "ingest/first_builds_of_forks.sql", key.target_id,
                  key.branch_id, key.ord);
       rows.next();) {
    keys.push_back({key.target_id, rows.integer(0), rows.integer(1)});
  }
  return keys;
}

std::optional<BuildKey> Timeline::next_in_branch(const BuildKey& key) const {
  Query row(statements_, "ingest/next_build.sql", key.target_id, key.branch_id, key.ord);
  return row.next()
             ? std::optional(BuildKey{key.target_id, key.branch_id, row.integer(0)})
             : std::nullopt;
}

std::optional<BuildKey> Timeline::first_of(std::int64_t target_id,
                                           std::int64_t branch_id) const {
  constexpr auto kBeforeAll = std::numeric_limits<std::int64_t>::min();
  return next_in_branch({target_id, branch_id, kBeforeAll});
}

std::optional<BuildKey> Timeline::fork_point(const BuildKey& key) const {
  Query row(statements_, "ingest/fork_point.sql", key.target_id, key.branch_id);
  return row.next()
             ? std::optional(BuildKey{key.target_id, row.integer(0), row.integer(1)})
             : std::nullopt;
}

}  // namespace memstrata

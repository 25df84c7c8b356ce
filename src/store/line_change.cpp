#include "store/line_change.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/build_columns.hpp"

namespace memstrata {
namespace {

constexpr std::int64_t kSecondsTo2000 = 946'684'800;  // 2000-01-01 UTC

// The lowest free place for a build of that time behind `floor`.
std::int64_t place_behind(std::optional<std::int64_t> floor, Time time) {
  const std::int64_t second = time - kSecondsTo2000;
  return floor ? std::max(second, *floor + 1) : second;
}

bool has_builds(Statements& statements, std::int64_t target_id) {
  return Query(statements, "ingest/any_build.sql", target_id).next();
}

}  // namespace

LineChange::LineChange(Database::Impl& database, std::int64_t target_id)
    : database_(database),
      statements_(database.statements),
      target_id_(target_id),
      relinking_(database, target_id) {}

BuildStatePointer LineChange::remove(const BuildRow& row) {
  const BuildKey& key = row.build.key;
  const Timeline timeline(statements_);
  relinking_.take_out(key);
  relinking_.take_out_builds_after(key);
  const std::optional<BuildKey> behind = timeline.next_in_branch(key);
  execute(statements_, "ingest/delete_build.sql", key.target_id, key.branch_id, key.ord);
  BuildStatePointer state = relinking_.drop(key);
  if (behind) {
    const std::optional<BuildKey> in_front = build_in_front(key, behind);
    renumber(*behind, in_front ? std::optional(in_front->ord) : std::nullopt);
  }
  return state;
}

BuildStatePointer LineChange::likely_neighbour(const BuildRow& row) {
  const std::optional<BuildKey> behind = build_behind(row);
  const std::optional<BuildKey> in_front = build_in_front(row.build.key, behind);
  return relinking_.state_of(in_front ? in_front : behind);
}

void LineChange::add(BuildRow& row, BuildContent content) {
  BuildKey& key = row.build.key;
  const std::optional<BuildKey> behind = build_behind(row);
  const std::optional<BuildKey> in_front = build_in_front(key, behind);
  key.ord = place_behind(in_front ? std::optional(in_front->ord) : std::nullopt,
                         row.build.metadata.time);
  if (behind) {
    relinking_.take_out(*behind);
    renumber(*behind, key.ord);
  }
  row.build.id = insert_build_row(statements_, row);
  for (const std::string& tag : row.build.metadata.tags) {
    execute(statements_, "ingest/insert_tag.sql", key.target_id, key.branch_id, key.ord,
            tag);
  }
  relinking_.put_in(key, std::move(content.layout), std::move(content.facts));
}

void LineChange::finish() {
  bind_forks();
  relinking_.settle();
  execute(statements_, "ingest/delete_empty_branches.sql", target_id_);
  if (!has_builds(statements_, target_id_)) {
    execute(statements_, "ingest/delete_target.sql", target_id_);
    database_.cache.clear();  // its names went with it, its id may come again
  }
}

// The build that the new one stands in front of.
std::optional<BuildKey> LineChange::build_behind(const BuildRow& row) const {
  const BuildKey& key = row.build.key;
  const BuildMetadata& metadata = row.build.metadata;
  Query next(statements_, "ingest/build_behind.sql", key.target_id, key.branch_id,
             place_behind(std::nullopt, metadata.time), metadata.time,
             metadata.generation.value_or(kUnknownGeneration), metadata.label);
  return next.next()
             ? std::optional(BuildKey{key.target_id, key.branch_id, next.integer(0)})
             : std::nullopt;
}

std::optional<BuildKey> LineChange::build_in_front(
    const BuildKey& branch, const std::optional<BuildKey>& behind) const {
  const std::int64_t end =
      behind ? behind->ord : std::numeric_limits<std::int64_t>::max();
  Query row(statements_, "ingest/previous_build.sql", branch.target_id, branch.branch_id,
            end);
  return row.next()
             ? std::optional(BuildKey{branch.target_id, branch.branch_id, row.integer(0)})
             : std::nullopt;
}

void LineChange::renumber(const BuildKey& first, std::optional<std::int64_t> floor) {
  std::vector<Renumbering> plan;
  for (Query rows(statements_, "ingest/places_up_from.sql", first.target_id,
                  first.branch_id, first.ord);
       rows.next();) {
    const BuildKey from{first.target_id, first.branch_id, rows.integer(0)};
    BuildKey to = from;
    to.ord = place_behind(floor, rows.integer(1));
    if (to == from) {
      break;
    }
    floor = to.ord;
    plan.push_back({from, to});
  }
  for (const Renumbering& step : plan) {
    relinking_.take_out(step.from);
  }
  apply(plan);
}

void LineChange::apply(const std::vector<Renumbering>& plan) {
  std::vector<Renumbering> steps = plan;
  // All move the same way; none may land on one that has yet to leave.
  if (!steps.empty() && steps.front().to.ord > steps.front().from.ord) {
    std::reverse(steps.begin(), steps.end());
  }
  for (const auto& [from, to] : steps) {
    execute(statements_, "ingest/renumber_build.sql", from.target_id, from.branch_id,
            from.ord, to.ord);
    execute(statements_, "ingest/renumber_fork.sql", from.target_id, from.branch_id,
            from.ord, to.ord);
    relinking_.move(from, to);
  }
}

void LineChange::bind_forks() {
  struct Fork {
    BuildKey first;
    std::int64_t branch_id = 0;
    std::int64_t ord = 0;
  };
  std::vector<Fork> forks;
  for (Query rows(statements_, "ingest/forks_to_bind.sql", target_id_); rows.next();) {
    forks.push_back({{target_id_, rows.integer(0), rows.integer(1)},
                     rows.integer(2),
                     rows.integer(3)});
  }
  for (const Fork& fork : forks) {
    relinking_.take_out(fork.first);
  }
  for (const Fork& fork : forks) {
    execute(statements_, "ingest/bind_fork.sql", target_id_, fork.first.branch_id,
            fork.branch_id, fork.ord);
  }
}

}  // namespace memstrata

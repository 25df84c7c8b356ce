#include "server/site_sets.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "query/diff.hpp"
#include "query/growth.hpp"
#include "query/heap.hpp"
#include "query/listing.hpp"
#include "query/named_query.hpp"
#include "query/top.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kLargestSymbols = 60;
constexpr std::size_t kChangedSymbols = 40;
constexpr std::size_t kGrowers = 12;  // as many as web/src/pages/timeline.js asks for

/// The builds of one row of the page, oldest first.
using Row = std::vector<StoredBuild>;

Row newest(const BuildList& list, std::size_t most, bool releases_alone) {
  Row row;
  for (const BuildLine& line : list.builds) {
    if (row.size() < most && !(releases_alone && line.build.metadata.tags.empty())) {
      row.push_back(line.build);
    }
  }
  std::ranges::reverse(row);
  return row;
}

/// `binding name -> field` of each build, each value once.
std::vector<SiteBinding> values_of(const std::vector<Row>& rows, const std::string& name,
                                   std::string BuildMetadata::*field) {
  std::set<std::string> values;
  for (const Row& row : rows) {
    for (const StoredBuild& build : row) {
      values.insert(build.metadata.*field);
    }
  }
  std::vector<SiteBinding> bindings;
  bindings.reserve(values.size());
  for (const std::string& value : values) {
    bindings.push_back({{name, value}});
  }
  return bindings;
}

std::vector<SiteBinding> builds_of(const std::vector<Row>& rows) {
  std::set<std::pair<std::string, std::int64_t>> ids;  // a label may be on two branches
  for (const Row& row : rows) {
    for (const StoredBuild& build : row) {
      ids.emplace(build.metadata.label, build.id);
    }
  }
  std::vector<SiteBinding> bindings;
  bindings.reserve(ids.size());
  for (const auto& [label, id] : ids) {
    bindings.push_back({{"build", label}, {"id", std::to_string(id)}});
  }
  return bindings;
}

/// The builds of a row that are of one branch.
Row of_branch(const Row& row, const std::string& branch) {
  Row own;
  std::ranges::copy_if(row, std::back_inserter(own), [&](const StoredBuild& build) {
    return build.metadata.branch == branch;
  });
  return own;
}

using Pairs = std::set<std::pair<std::string, std::string>>;

void add_neighbours(Pairs& pairs, const Row& row) {
  for (std::size_t place = 1; place < row.size(); ++place) {
    pairs.emplace(row[place - 1].metadata.label, row[place].metadata.label);
  }
  if (!row.empty()) {
    pairs.emplace(row.front().metadata.label, row.back().metadata.label);
  }
}

std::vector<SiteBinding> pairs_of(const std::vector<Row>& rows,
                                  const StoredBuild& newest_build) {
  Pairs pairs;
  for (const Row& row : rows) {
    add_neighbours(pairs, row);
    add_neighbours(pairs, of_branch(row, newest_build.metadata.branch));
  }
  for (const StoredBuild& release : rows.front()) {
    pairs.emplace(release.metadata.label, newest_build.metadata.label);
  }
  std::vector<SiteBinding> bindings;
  for (const auto& [old_label, new_label] : pairs) {
    bindings.push_back({{"old", old_label}, {"new", new_label}});
  }
  return bindings;
}

std::vector<SiteBinding> blocks_of(const Database& database, const StoredBuild& build) {
  std::vector<SiteBinding> bindings{{{"block", ""}}};
  for (const BlockSize& block : block_sizes(database, build)) {
    bindings.push_back({{"block", block.name}});
  }
  return bindings;
}

std::vector<SiteBinding> symbols_of(const Database& database, const StoredBuild& oldest,
                                    const StoredBuild& newest_build) {
  std::set<std::string> names;
  for (const ShownRow& row :
       top(database, newest_build, Level::symbol, {.row_limit = kLargestSymbols}).rows) {
    names.insert(row.name);
  }
  for (const DiffRow& row : diff_builds(database, oldest, newest_build, Level::symbol,
                                        {.row_limit = kChangedSymbols})
                                .rows) {
    names.insert(row.name);
  }
  names.erase("");  // nameless spans
  std::vector<SiteBinding> bindings;
  bindings.reserve(names.size());
  for (const std::string& name : names) {
    bindings.push_back({{"symbol", name}});
  }
  return bindings;
}

/// The oldest build or release of all and the newest, and what grew most between them.
void add_growers(SiteSets& sets, const Database& database, const Row& row) {
  if (row.empty()) {
    return;
  }
  sets["span"].push_back(
      {{"first", row.front().metadata.label}, {"last", row.back().metadata.label}});
  const Growth grown =
      growth(database, {row.front(), row.back()}, Level::symbol, {.row_limit = kGrowers});
  for (const GrowthRow& grower : grown.rows) {
    if (!grower.name.empty()) {
      sets["grower"].push_back({{"grower", grower.name}});
    }
  }
}

void add_snapshots(SiteSets& sets, const Database& database, const std::string& target,
                   std::size_t most) {
  const auto points = heap_points(database, target);
  const std::size_t first = points.size() - std::min(most, points.size());
  std::string older;
  for (std::size_t place = first; place < points.size(); ++place) {
    const std::string id = "#" + std::to_string(points[place].id);
    sets["snapshot"].push_back({{"snapshot", id}});
    if (!older.empty()) {
      sets["snapshots"].push_back({{"older", older}, {"newer", id}});
    }
    older = id;
  }
}

}  // namespace

SiteSets site_sets(const Database& database, const std::string& target,
                   std::size_t most) {
  SiteSets sets{{"target", {{{"target", target}}}}};
  add_snapshots(sets, database, target, most);
  const BuildList list = list_builds(database, {.target = target});
  const std::vector<Row> rows{newest(list, most, true), newest(list, most, false)};
  if (rows.back().empty()) {
    return sets;
  }
  const StoredBuild& newest_build = rows.back().back();
  sets["build"] = builds_of(rows);
  sets["branch"] = values_of(rows, "branch", &BuildMetadata::branch);
  sets["newest"] = {{{"newest", newest_build.metadata.label}}};
  sets["since"] =
      values_of({rows.front(), {rows.back().front()}}, "since", &BuildMetadata::label);
  // The oldest one is compared with the one before.
  sets["pair"] = pairs_of({newest(list, most + 1, true), newest(list, most + 1, false)},
                          newest_build);
  sets["block"] = blocks_of(database, newest_build);
  const Row& longest = rows.front().empty() ? rows.back() : rows.front();
  sets["symbol"] = symbols_of(database, longest.front(), newest_build);
  add_growers(sets, database, newest(list, list.builds.size(), true));
  add_growers(sets, database, newest(list, list.builds.size(), false));
  return sets;
}

SiteSets site_sets_of_all() {
  SiteSets sets;
  for (const NamedQuery& query : named_queries()) {
    sets["question"].push_back({{"question", query.name}});
  }
  return sets;
}

}  // namespace memstrata

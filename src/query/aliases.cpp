#include "query/aliases.hpp"

#include <algorithm>
#include <utility>

#include "query/address.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/symbol_search.hpp"
#include "query/unknown_name.hpp"
#include "text/json_list.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

/// The parameters `symbols` and `only` of the questions about groups.
Arguments whose(const StoredBuild& build, const std::vector<std::string>& names,
                const std::vector<std::int64_t>& ids) {
  return {{"target", build.metadata.target},
          {"symbols", json_list(names)},
          {"only", build_ids_json(ids)}};
}

std::vector<AliasGroup> groups_in(const Database& database, const StoredBuild& build,
                                  Arguments arguments) {
  arguments["build"] = build.id;
  std::vector<AliasGroup> groups;
  ask(database, "symbol/group", arguments, [&groups](const AnswerRow& row) {
    groups.push_back({.symbol_id = row.integer("symbol_id"),
                      .name = row.text("name"),
                      .aliases = row.texts("aliases"),
                      .object = row.text("object"),
                      .archive = row.text("archive"),
                      .region = row.text("region"),
                      .address = static_cast<std::uint64_t>(row.integer("address")),
                      .size = row.integer("size")});
  });
  return groups;
}

/// An event and the id of its build.
using DatedEvent = std::pair<std::int64_t, AliasEvent>;

std::vector<DatedEvent> events_of(const Database& database, Arguments arguments,
                                  const std::string& branch) {
  arguments["branch"] = branch;
  std::vector<DatedEvent> events;
  ask(database, "symbol/memberships", arguments, [&events](const AnswerRow& row) {
    events.emplace_back(row.integer("build"), AliasEvent{.group = row.text("group"),
                                                         .name = row.text("name"),
                                                         .object = row.text("object"),
                                                         .change = row.text("change"),
                                                         .delta = row.integer("delta")});
  });
  return events;
}

Aliases aliases(const Database& database, const StoredBuild& build,
                const Arguments& arguments) {
  Aliases answer{.build = build, .groups = groups_in(database, build, arguments)};
  auto events = events_of(database, arguments, build.metadata.branch);
  std::vector<std::int64_t> ids;
  for (auto& [id, event] : events) {
    const auto found = std::ranges::find(ids, id);
    event.build = static_cast<std::size_t>(found - ids.begin());
    if (found == ids.end()) {
      ids.push_back(id);
    }
    answer.events.push_back(std::move(event));
  }
  answer.builds = builds_by_id(database, ids);
  return answer;
}

}  // namespace

Aliases aliases_of_name(const Database& database, const StoredBuild& build,
                        const std::string& name) {
  const std::string wanted = is_pattern(name) ? name : normalised_symbol(name);
  auto answer = aliases(database, build, whose(build, {wanted}, {}));
  if (answer.groups.empty() && answer.events.empty()) {
    refuse_name(database, build.metadata.target, name);
  }
  return answer;
}

Aliases aliases_at(const Database& database, const StoredBuild& build,
                   std::uint64_t address) {
  std::vector<std::int64_t> ids;
  for (const auto& holder : at_address(database, build, address).holders) {
    if (holder.symbol_id != 0) {
      ids.push_back(holder.symbol_id);
    }
  }
  return aliases(database, build, whose(build, {}, ids));
}

}  // namespace memstrata

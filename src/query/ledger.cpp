#include "query/ledger.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/components.hpp"
#include "query/filter_arguments.hpp"
#include "query/line.hpp"

namespace memstrata {
namespace {

LedgerRow row_of(const AnswerRow& answer) {
  LedgerRow row{.kind = answer.text("kind"),
                .name = answer.text("name"),
                .archive = answer.text("archive")};
  row.build_id = answer.integer("build");
  if (row.build_id != 0) {
    row.build = BuildMetadata{.label = row.name,
                              .commit = answer.text("commit"),
                              .time = answer.integer("time")};
  }
  row.spent = answer.integer("spent");
  row.given_back = answer.integer("given_back");
  row.moved = answer.integer("moved");
  row.delta = answer.integer("delta");
  row.builds = answer.integer("builds");
  row.used = answer.maybe_integer("used");
  row.free = answer.maybe_integer("free");
  row.marks = answer.texts("marks");
  return row;
}

Arguments arguments_of(const LedgerRequest& request, const std::string& branch) {
  Arguments all;
  add_filters(all, request.filters);
  Arguments arguments{{"target", request.target},
                      {"branch", branch},
                      {"since", request.since.id},
                      {"by", std::string(ledger_word(request.by))},
                      {"components", components_json(request.components)}};
  for (const auto* name : {"regions", "objects", "archives", "object_ids"}) {
    arguments[name] = all.at(name);
  }
  if (!request.filters.blocks.empty()) {
    arguments["block"] = request.filters.blocks.front();
  }
  return arguments;
}

void check(const LedgerRequest& request) {
  if (request.filters.blocks.size() > 1) {
    throw Error(ErrorCode::usage, "a ledger is of one block: say --block once");
  }
  if (request.by == LedgerBy::component && request.components.empty()) {
    throw Error(ErrorCode::usage,
                "no components: memstrata.toml says them, [[component]] name = \"libc\" "
                "archives = [\"*/libc*\"]");
  }
}

StoredBuild newest_build(const Database& database, const std::string& target,
                         const std::string& branch) {
  std::vector<std::int64_t> newest;
  ask(database, "build/latest", {{"target", target}, {"branch", branch}},
      [&newest](const AnswerRow& row) { newest.push_back(row.integer("build")); });
  return builds_by_id(database, newest).front();
}

void add(LedgerSum& sum, const LedgerRow& row) {
  sum.spent += row.spent;
  sum.given_back += row.given_back;
  sum.moved += row.moved;
  sum.delta += row.delta;
  ++sum.rows;
}

bool is_small(const LedgerRow& row, const Filters& filters) {
  const std::int64_t least = filters.only_changed ? 1 : 0;
  return std::abs(row.delta) < std::max(filters.min_delta, least);
}

/// Keeps the first rows, and sums the others.
void take(Ledger& ledger, std::vector<LedgerRow> rows) {
  LedgerSum others;
  for (auto& row : rows) {
    add(ledger.total, row);
    const auto limit = ledger.filters.row_limit;
    const bool is_behind = limit > 0 && ledger.rows.size() == limit;
    if (is_behind || is_small(row, ledger.filters)) {
      add(others, row);
    } else {
      ledger.rows.push_back(std::move(row));
    }
  }
  if (others.rows > 0) {
    ledger.others = others;
  }
}

}  // namespace

std::string_view ledger_word(LedgerBy by) {
  switch (by) {
    case LedgerBy::build:
      return "build";
    case LedgerBy::object:
      return "object";
    case LedgerBy::component:
      return "component";
  }
  return {};
}

Ledger ledger(const Database& database, const LedgerRequest& request) {
  check(request);
  Ledger ledger{.target = request.target,
                .branch = request.branch.empty() ? main_branch(database, request.target)
                                                 : request.branch,
                .since = request.since,
                .by = request.by,
                .filters = request.filters};
  const Line line(database, request.target, ledger.branch, {request.since.id});
  static_cast<void>(line.need_place(request.since));  // throws
  ledger.until = newest_build(database, request.target, ledger.branch);
  check_filters(database, {ledger.until, request.since}, request.filters);
  std::vector<LedgerRow> rows;
  ask(database, "block/ledger", arguments_of(request, ledger.branch),
      [&rows](const AnswerRow& row) { rows.push_back(row_of(row)); });
  take(ledger, std::move(rows));
  return ledger;
}

}  // namespace memstrata

#include "query/diff.hpp"

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"
#include "query/totals.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

Change change_of(std::int64_t old_size, std::int64_t new_size) {
  return {.old_size = old_size, .new_size = new_size, .delta = new_size - old_size};
}

std::string change_word(const std::optional<std::int64_t>& old_size,
                        const std::optional<std::int64_t>& new_size) {
  if (!old_size) {
    return "added";
  }
  if (!new_size) {
    return "removed";
  }
  return *new_size < *old_size ? "shrank" : "grew";
}

DiffRow block_row(const AnswerRow& row) {
  return {.level = "block",
          .name = row.text("name"),
          .block = row.text("name"),
          .old_size = row.maybe_integer("old_size"),
          .new_size = row.maybe_integer("new_size"),
          .delta = row.integer("delta"),
          .change = row.text("change"),
          .aliases = row.texts("aliases")};
}

DiffRow symbol_row(const AnswerRow& row) {
  DiffRow result{.level = row.text("level"),
                 .name = row.text("name"),
                 .object = row.text("object"),
                 .archive = row.text("archive"),
                 .region = row.text("region"),
                 .block = row.text("block"),
                 .old_size = row.maybe_integer("old_size"),
                 .new_size = row.maybe_integer("new_size"),
                 .delta = row.integer("delta"),
                 .change = row.text("change"),
                 .aliases = row.texts("aliases")};
  result.is_guess = row.integer("is_guess") != 0;
  if (result.change == "moved" || result.change == "renamed") {
    result.from = Origin{.name = row.text("from_name"),
                         .object = row.text("from_object"),
                         .region = row.text("from_region")};
  }
  return result;
}

DiffRow part_row(const AnswerRow& row) {
  const auto old_size = row.maybe_integer("first");
  const auto new_size = row.maybe_integer("last");
  return {.level = row.text("level"),
          .name = row.text("name"),
          .object = row.text("object"),
          .archive = row.text("archive"),
          .region = row.text("region"),
          .block = row.text("block"),
          .old_size = old_size,
          .new_size = new_size,
          .delta = row.integer("delta"),
          .change = change_word(old_size, new_size)};
}

/// Asks `question` and keeps its rows; the one of level others goes apart.
void take_rows(Diff& diff, const Database& database, const std::string& question,
               const Arguments& arguments, DiffRow (*row_of)(const AnswerRow&)) {
  ask(database, question, arguments, [&diff, row_of](const AnswerRow& row) {
    if (row.text("level") == "others") {
      diff.others = Others{.rows = row.integer("rows"), .delta = row.integer("delta")};
    } else {
      diff.rows.push_back(row_of(row));
    }
  });
}

void take_blocks(Diff& diff, const Database& database) {
  Arguments arguments{{"old", diff.old_build.id}, {"new", diff.new_build.id}};
  Arguments filters;
  add_filters(filters, diff.filters);
  arguments["blocks"] = filters["blocks"];
  ask(database, "block/diff", arguments,
      [&diff](const AnswerRow& row) { diff.rows.push_back(block_row(row)); });
}

void take_symbols(Diff& diff, const Database& database) {
  Arguments arguments{{"old", diff.old_build.id}, {"new", diff.new_build.id}};
  add_filters(arguments, diff.filters);
  add_limits(arguments, diff.filters);
  take_rows(diff, database, "symbol/diff", arguments, &symbol_row);
}

void take_parts(Diff& diff, const Database& database) {
  Arguments arguments{
      {"builds", build_ids_json(std::vector{diff.old_build.id, diff.new_build.id})},
      {"level", std::string(level_name(diff.level))}};
  add_filters(arguments, diff.filters);
  add_limits(arguments, diff.filters);
  take_rows(diff, database, "build/sizes", arguments, &part_row);
}

/// rows + others + fill - overlap.delta = total.delta.  The totals come from what
/// blocks and regions say, the rows from their parts.
bool closes(const Diff& diff) {
  if (!diff.total) {
    return true;
  }
  std::int64_t sum = diff.fill.delta - diff.overlap.delta;
  for (const auto& row : diff.rows) {
    sum += row.delta;
  }
  if (diff.others) {
    sum += diff.others->delta;
  }
  return sum == diff.total->delta;
}

}  // namespace

Diff diff_builds(const Database& database, const StoredBuild& old_build,
                 const StoredBuild& new_build, Level level, const Filters& filters) {
  if (old_build.key.target_id != new_build.key.target_id) {
    throw Error(ErrorCode::usage, "cannot compare a build of " +
                                      old_build.metadata.target + " with one of " +
                                      new_build.metadata.target);
  }
  check_filters(database, {old_build, new_build}, filters);
  Diff diff{
      .old_build = old_build, .new_build = new_build, .level = level, .filters = filters};
  if (level == Level::block) {
    take_blocks(diff, database);
  } else {
    const auto totals = build_totals(database, {old_build, new_build}, filters);
    diff.total = change_of(totals[0].total, totals[1].total);
    diff.fill = change_of(totals[0].fill, totals[1].fill);
    diff.overlap = change_of(totals[0].overlap, totals[1].overlap);
    if (level == Level::symbol) {
      take_symbols(diff, database);
    } else {
      take_parts(diff, database);
    }
  }
  diff.adds_up = both_add_up(database, {old_build.key, new_build.key}) && closes(diff);
  return diff;
}

}  // namespace memstrata

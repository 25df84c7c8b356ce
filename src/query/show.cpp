#include "query/show.hpp"

#include <algorithm>

#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"
#include "query/totals.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

std::vector<ShownRegion> shown_regions(const Database& database, const StoredBuild& build,
                                       const Filters& filters) {
  Arguments all;
  add_filters(all, filters);
  const Arguments arguments{
      {"build", build.id}, {"blocks", all["blocks"]}, {"regions", all["regions"]}};
  std::vector<ShownRegion> regions;
  ask(database, "region/places", arguments, [&regions](const AnswerRow& row) {
    regions.push_back({.block = row.text("block"),
                       .role = row.text("role"),
                       .name = row.text("name"),
                       .address = static_cast<std::uint64_t>(row.integer("address")),
                       .size = row.integer("size"),
                       .fill = row.integer("fill")});
  });
  return regions;
}

ShownLevel shown_level(const Database& database, const StoredBuild& build, Level level,
                       const Filters& filters) {
  Arguments arguments{{"builds", build_ids_json(std::vector{build.id})},
                      {"level", std::string(level_name(level))},
                      {"sort_by", "size"}};
  add_filters(arguments, filters);
  // There is no change in one build: neither may sort rows out.
  arguments["row_limit"] = static_cast<std::int64_t>(filters.row_limit);
  ShownLevel shown{.level = level};
  ask(database, "build/sizes", arguments, [&shown](const AnswerRow& row) {
    if (row.text("level") == "others") {
      shown.other_rows = row.integer("rows");
      shown.other_bytes = row.integer("last");
      return;
    }
    shown.rows.push_back({.level = row.text("level"),
                          .name = row.text("name"),
                          .object = row.text("object"),
                          .archive = row.text("archive"),
                          .region = row.text("region"),
                          .block = row.text("block"),
                          .size = row.integer("last"),
                          .aliases = row.texts("aliases")});
  });
  return shown;
}

/// rows + others + fill - overlap = total
bool closes(const Show& show, const ShownLevel& level) {
  std::int64_t sum = level.other_bytes + show.fill - show.overlap;
  for (const auto& row : level.rows) {
    sum += row.size;
  }
  return sum == show.total;
}

}  // namespace

Show show(const Database& database, const StoredBuild& build,
          const std::vector<Level>& levels, const Filters& filters) {
  check_filters(database, {build}, filters);
  const auto totals = build_totals(database, {build}, filters);
  Show show{.build = build,
            .filters = filters,
            .blocks = block_sizes(database, build),
            .regions = shown_regions(database, build, filters),
            .total = totals[0].total,
            .fill = totals[0].fill,
            .overlap = totals[0].overlap};
  for (const auto level : levels) {
    if (level != Level::block) {
      show.levels.push_back(shown_level(database, build, level, filters));
    }
  }
  show.adds_up = adds_up(database, build.key) &&
                 std::ranges::all_of(show.levels, [&show](const ShownLevel& level) {
                   return closes(show, level);
                 });
  return show;
}

}  // namespace memstrata

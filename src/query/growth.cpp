#include "query/growth.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using Sizes = std::vector<std::optional<std::int64_t>>;

/// A grown symbol, and by which identities it goes in the builds between.
struct Followed {
  std::int64_t symbol_id = 0;
  std::int64_t was_id = 0;
};

/// What tells bytes of no symbol apart: level, object, region.
using LooseKey = std::tuple<std::string, std::string, std::string>;

/// The sizes of some symbols, and of all loose bytes, in every build.
struct SizesOfSymbols {
  std::map<std::int64_t, Sizes> by_symbol;
  std::map<LooseKey, Sizes> loose;
};

bool take_others(Growth& growth, const AnswerRow& row) {
  if (row.text("level") != "others") {
    return false;
  }
  growth.others = Others{.rows = row.integer("rows"), .delta = row.integer("delta")};
  return true;
}

GrowthRow row_of(const AnswerRow& row) {
  return {.level = row.text("level"),
          .name = row.text("name"),
          .object = row.text("object"),
          .archive = row.text("archive"),
          .region = row.text("region"),
          .delta = row.integer("delta")};
}

void take_parts(Growth& growth, const Database& database) {
  Arguments arguments{{"builds", build_ids_json(growth.builds)},
                      {"level", std::string(level_name(growth.level))},
                      {"sort_by", "growth"}};
  add_filters(arguments, growth.filters);
  add_limits(arguments, growth.filters);
  ask(database, "build/sizes", arguments, [&growth](const AnswerRow& row) {
    if (!take_others(growth, row)) {
      growth.rows.push_back(row_of(row));
      growth.rows.back().sizes = row.sizes("sizes");
    }
  });
}

std::string ids_json(const std::vector<Followed>& followed) {
  std::vector<std::int64_t> ids;
  for (const auto& symbol : followed) {
    ids.push_back(symbol.symbol_id);
    ids.push_back(symbol.was_id);
  }
  std::ranges::sort(ids);
  const auto same = std::ranges::unique(ids);
  ids.erase(same.begin(), same.end());
  return build_ids_json(ids);
}

SizesOfSymbols sizes_between(const Growth& growth, const Database& database,
                             const std::vector<Followed>& followed) {
  Arguments arguments{{"builds", build_ids_json(growth.builds)},
                      {"level", "symbol"},
                      {"only", ids_json(followed)},
                      {"sort_by", "nothing"}};
  Filters filters = growth.filters;
  filters.symbols.clear();  // `only` says which; a name may differ in between
  add_filters(arguments, filters);
  SizesOfSymbols sizes;
  ask(database, "build/sizes", arguments, [&sizes](const AnswerRow& row) {
    const auto id = row.integer("symbol_id");
    auto& place =
        id != 0
            ? sizes.by_symbol[id]
            : sizes.loose[{row.text("level"), row.text("object"), row.text("region")}];
    place = row.sizes("sizes");
  });
  return sizes;
}

/// What moved has its size under the one identity or the other.
Sizes joined(const Sizes& now, const Sizes& before) {
  Sizes sizes = now;
  sizes.resize(std::max(now.size(), before.size()));
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!sizes[i]) {
      sizes[i] = before[i];
    }
  }
  return sizes;
}

void fill_sizes(Growth& growth, const SizesOfSymbols& sizes,
                const std::vector<Followed>& followed) {
  for (std::size_t i = 0; i < growth.rows.size(); ++i) {
    auto& row = growth.rows[i];
    if (followed[i].symbol_id == 0) {
      const auto loose = sizes.loose.find({row.level, row.object, row.region});
      row.sizes =
          loose == sizes.loose.end() ? Sizes(growth.builds.size()) : loose->second;
      continue;
    }
    const auto sizes_of = [&sizes](std::int64_t id) {
      const auto found = sizes.by_symbol.find(id);
      return found == sizes.by_symbol.end() ? Sizes{} : found->second;
    };
    row.sizes = joined(sizes_of(followed[i].symbol_id), sizes_of(followed[i].was_id));
  }
}

void take_symbols(Growth& growth, const Database& database) {
  Arguments arguments{{"old", growth.builds.front().id},
                      {"new", growth.builds.back().id},
                      {"sort_by", "growth"}};
  add_filters(arguments, growth.filters);
  add_limits(arguments, growth.filters);
  std::vector<Followed> followed;
  ask(database, "symbol/diff", arguments, [&growth, &followed](const AnswerRow& row) {
    if (take_others(growth, row)) {
      return;
    }
    growth.rows.push_back(row_of(row));
    growth.rows.back().sizes = {row.maybe_integer("old_size"),
                                row.maybe_integer("new_size")};
    followed.push_back(
        {.symbol_id = row.integer("symbol_id"), .was_id = row.integer("was_id")});
  });
  if (growth.builds.size() > 2) {
    fill_sizes(growth, sizes_between(growth, database, followed), followed);
  }
}

void take_blocks(Growth& growth, const Database& database) {
  std::map<std::string, Sizes> sizes;
  for (std::size_t i = 0; i < growth.builds.size(); ++i) {
    ask(database, "block/sizes", {{"build", growth.builds[i].id}},
        [&](const AnswerRow& row) {
          auto& of_block = sizes[row.text("name")];
          if (of_block.empty()) {
            of_block.resize(growth.builds.size());
          }
          of_block[i] = row.integer("used");
        });
  }
  for (auto& [block, of_block] : sizes) {
    const auto delta = of_block.back().value_or(0) - of_block.front().value_or(0);
    const auto& wanted = growth.filters.blocks;
    if (delta > 0 &&
        (wanted.empty() || std::ranges::find(wanted, block) != wanted.end())) {
      growth.rows.push_back({.level = "block",
                             .name = block,
                             .sizes = std::move(of_block),
                             .delta = delta});
    }
  }
  std::ranges::stable_sort(growth.rows, std::ranges::greater{}, &GrowthRow::delta);
}

}  // namespace

Growth growth(const Database& database, const std::vector<StoredBuild>& builds,
              Level level, const Filters& filters) {
  if (builds.size() < 2) {
    throw Error(ErrorCode::usage, "growth needs two builds or more");
  }
  check_filters(database, builds, filters);
  Growth growth{.builds = builds,
                .level = level,
                .filters = filters,
                .marks = marks_side_by_side(builds)};
  if (level == Level::block) {
    take_blocks(growth, database);
  } else if (level == Level::symbol) {
    take_symbols(growth, database);
  } else {
    take_parts(growth, database);
  }
  growth.adds_up = std::ranges::all_of(builds, [&database](const StoredBuild& build) {
    return adds_up(database, build.key);
  });
  return growth;
}

std::vector<StoredBuild> releases(const Database& database, const std::string& target,
                                  const std::string& branch) {
  std::vector<std::int64_t> ids;
  ask(database, "build/releases", {{"target", target}, {"branch", branch}},
      [&ids](const AnswerRow& row) { ids.push_back(row.integer("build")); });
  return builds_by_id(database, ids);
}

}  // namespace memstrata

#include "query/trend_search.hpp"

#include <string>
#include <utility>

#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"
#include "query/renames.hpp"
#include "query/symbol_search.hpp"
#include "query/unknown_name.hpp"
#include "text/json_list.hpp"

namespace memstrata {
namespace {

using Names = std::vector<std::string>;

class Search {
 public:
  Search(const Database& database, const TrendRequest& request, const std::string& branch)
      : database_(database),
        request_(request),
        filters_(request.filters),
        branch_(branch) {}

  std::vector<FoundSeries> by_names() {
    const Names& names = request_.names;
    const bool of_parts = !filters_.objects.empty() || !filters_.archives.empty() ||
                          !filters_.components.empty() || !filters_.symbols.empty();
    if (!of_parts && filters_.regions.empty()) {
      find_blocks(names);
    }
    if (!of_parts) {
      find_regions(names);
    }
    if (filters_.symbols.empty()) {
      find_parts(Level::archive, filters_.objects, names);
      find_parts(Level::object, names, filters_.archives);
    }
    find_symbols_called(names);
    return std::move(found_);
  }

  /// The finest filter says what to follow; without any, the blocks.
  std::vector<FoundSeries> by_filters() {
    if (!filters_.symbols.empty()) {
      find_symbols_called(filters_.symbols);
    } else if (!filters_.objects.empty() || !filters_.components.empty()) {
      find_parts(Level::object, filters_.objects, filters_.archives);
    } else if (!filters_.archives.empty()) {
      find_parts(Level::archive, {}, filters_.archives);
    } else if (!filters_.regions.empty()) {
      find_regions(filters_.regions);
    } else {
      find_blocks(filters_.blocks);
    }
    return std::move(found_);
  }

  std::vector<FoundSeries> by_ids(const std::vector<std::int64_t>& ids) {
    find_symbols_of(ids);
    return std::move(found_);
  }

 private:
  void find_blocks(const Names& blocks) {
    collect("block/changes", {{"blocks", json_list(blocks)}}, "name", Level::block);
  }

  void find_regions(const Names& regions) {
    collect("region/changes",
            {{"regions", json_list(regions)}, {"blocks", json_list(filters_.blocks)}},
            "region_id", Level::region);
  }

  void find_parts(Level level, const Names& objects, const Names& archives) {
    collect("object/changes",
            {{"level", std::string(level_name(level))},
             {"objects", json_list(objects)},
             {"archives", json_list(archives)},
             {"object_ids", object_ids_json(filters_)},
             {"regions", json_list(filters_.regions)},
             {"blocks", json_list(filters_.blocks)}},
            "object_id", level);
  }

  void find_symbols_called(const Names& names) {
    find_symbols_of(find_symbols(database_, request_.target,
                                 with_renamed(database_, request_.target, names)));
  }

  void find_symbols_of(const std::vector<std::int64_t>& ids) {
    collect("symbol/changes",
            {{"only", build_ids_json(ids)},
             {"objects", json_list(filters_.objects)},
             {"archives", json_list(filters_.archives)},
             {"object_ids", object_ids_json(filters_)},
             {"regions", json_list(filters_.regions)},
             {"blocks", json_list(filters_.blocks)}},
            "symbol_id", Level::symbol);
  }

  /// One series for each value of column `key`; its rows stand together.
  void collect(const std::string& question, Arguments arguments, const std::string& key,
               Level level) {
    arguments["target"] = request_.target;
    arguments["branch"] = branch_;
    std::string last;
    bool first = true;
    ask(database_, question, arguments, [&](const AnswerRow& row) {
      const std::string identity =
          key == "name" ? row.text(key) : std::to_string(row.integer(key));
      if (first || identity != last) {
        found_.push_back({.series = series_of(row, level),
                          .id = level == Level::symbol ? row.integer(key) : 0});
      }
      first = false;
      last = identity;
      found_.back().steps.push_back(
          {.build = row.integer("build"), .size = row.maybe_integer("size")});
    });
  }

  static TrendSeries series_of(const AnswerRow& row, Level level) {
    TrendSeries series{.name = row.text("name"), .level = std::string(level_name(level))};
    if (level == Level::region) {
      series.region = series.name;
    }
    if (level == Level::archive) {
      series.archive = series.name;
    }
    if (level == Level::object || level == Level::symbol) {
      series.object = row.text("object");
      series.archive = row.text("archive");
    }
    if (level == Level::symbol) {
      series.region = row.text("region");
    }
    return series;
  }

  const Database& database_;
  const TrendRequest& request_;
  const Filters& filters_;
  const std::string& branch_;
  std::vector<FoundSeries> found_;
};

/// The first of what is asked for by name.
std::string first_wanted(const TrendRequest& request) {
  const Filters& filters = request.filters;
  for (const auto& names : {request.names, filters.symbols, filters.objects,
                            filters.archives, filters.regions, filters.blocks}) {
    if (!names.empty()) {
      return names.front();
    }
  }
  return {};
}

}  // namespace

std::vector<FoundSeries> find_series(const Database& database,
                                     const TrendRequest& request,
                                     const std::string& branch) {
  Search search(database, request, branch);
  auto found = request.names.empty() ? search.by_filters() : search.by_names();
  if (found.empty()) {
    refuse_name(database, request.target, first_wanted(request));
  }
  return found;
}

std::vector<FoundSeries> series_of_symbols(const Database& database,
                                           const TrendRequest& request,
                                           const std::string& branch,
                                           const std::vector<std::int64_t>& ids) {
  return Search(database, request, branch).by_ids(ids);
}

}  // namespace memstrata

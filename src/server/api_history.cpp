// Targets, builds and what changed: the documents of the commands of these names.
#include <algorithm>

#include "model/error.hpp"
#include "query/build_reference.hpp"
#include "query/diff.hpp"
#include "query/growth.hpp"
#include "query/listing.hpp"
#include "query/overflow.hpp"
#include "query/show.hpp"
#include "query/top.hpp"
#include "query/trend.hpp"
#include "report/diff_report.hpp"
#include "report/growth_report.hpp"
#include "report/listing_report.hpp"
#include "report/map_json.hpp"
#include "report/show_report.hpp"
#include "report/top_report.hpp"
#include "report/trend_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

/// `by=region,object`: a level may stand alone, several times or in a list.
std::vector<Level> levels_below_regions(const ApiParameters& parameters) {
  std::vector<Level> levels;
  for (const std::string& list : parameters.texts("by")) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      const Level level = level_from(list.substr(begin, end - begin));
      if (level != Level::block && level != Level::region) {
        levels.push_back(level);
      }
      begin = end + 1;
    }
  }
  return levels;
}

std::optional<StoredBuild> build_or_none(const Database& database,
                                         const ApiParameters& parameters,
                                         std::string_view name) {
  const std::string reference = parameters.text(name);
  if (reference.empty()) {
    return std::nullopt;
  }
  return find_build(database, parameters.text("target"), reference);
}

std::vector<StoredBuild> builds_of_growth(const Database& database,
                                          const ApiParameters& parameters) {
  const std::string target = find_target(database, parameters.text("target"));
  const std::string from = parameters.text("from");
  if (from.empty()) {
    return releases(database, target, parameters.text("branch"));
  }
  return {find_build(database, target, from),
          find_build(database, target, parameters.text("to", "latest"))};
}

}  // namespace

ApiResponse answer_targets(const Database& database, const ApiRequest& /*request*/) {
  return document(
      [&](std::ostream& out) { write_targets(out, list_targets(database), kJsonStyle); });
}

ApiResponse answer_builds(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const BuildList list =
      list_builds(database, {.target = find_target(database, parameters.text("target")),
                             .branch = parameters.text("branch"),
                             .limit = parameters.count("n", 0),
                             .around = build_or_none(database, parameters, "around"),
                             .only_releases = parameters.flag("releases")});
  return document([&](std::ostream& out) { write_builds(out, list, kJsonStyle); });
}

ApiResponse answer_show(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const Show answer = show(database, parameters.build(database),
                           levels_below_regions(parameters), parameters.filters());
  const auto over = overflows(database, answer.build);
  return document([&](std::ostream& out) { write_show(out, answer, kJsonStyle, over); });
}

ApiResponse answer_top(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const Top answer =
      top(database, parameters.build(database), parameters.level(), parameters.filters());
  return document([&](std::ostream& out) { write_top(out, answer, kJsonStyle); });
}

ApiResponse answer_diff(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const std::string target = parameters.text("target");
  const StoredBuild before = find_build(database, target, parameters.required("old"));
  const StoredBuild after = find_build(database, target, parameters.required("new"));
  const Diff answer =
      diff_builds(database, before, after, parameters.level(), parameters.filters());
  const bool is_markdown = parameters.text("format") == "markdown";
  const Style style = is_markdown ? Style{.format = OutputFormat::markdown} : kJsonStyle;
  ApiResponse response =
      document([&](std::ostream& out) { write_diff(out, answer, style); });
  if (is_markdown) {
    response.content_type = "text/markdown; charset=utf-8";
  }
  return response;
}

ApiResponse answer_growth(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const Growth answer = growth(database, builds_of_growth(database, parameters),
                               parameters.level(), parameters.filters());
  return document([&](std::ostream& out) { write_growth(out, answer, kJsonStyle); });
}

ApiResponse answer_trend(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  TrendRequest asked;
  asked.target = find_target(database, parameters.text("target"));
  asked.branch = parameters.text("branch");
  asked.names = parameters.texts("name");
  asked.filters = parameters.filters();
  asked.axis = parameters.flag("releases") ? Axis::releases : Axis::every_build;
  asked.since = build_or_none(database, parameters, "since");
  asked.until = build_or_none(database, parameters, "until");
  asked.points = parameters.count("points", 0);
  return document([&](std::ostream& out) {
    write_trend(out, trend(database, asked), asked.filters.row_limit, kJsonStyle);
  });
}

ApiResponse answer_map(const Database& database, const ApiRequest& request) {
  const StoredBuild build = ApiParameters{request}.build(database);
  return document([&](std::ostream& out) {
    write_map_json(out, load_map(database, build.key), "", &build);
  });
}

ApiResponse answer_tree(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const StoredBuild build = parameters.build(database);
  const auto write = parameters.flag("regions")    ? write_region_tree_json
                     : parameters.flag("archives") ? write_archive_tree_json
                                                   : write_nested_map_json;
  return document(
      [&](std::ostream& out) { write(out, load_map(database, build.key), "", &build); });
}

}  // namespace memstrata

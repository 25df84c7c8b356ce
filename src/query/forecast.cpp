#include "query/forecast.hpp"

#include <algorithm>
#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/line.hpp"
#include "query/marks.hpp"
#include "query/suggestion.hpp"
#include "text/json_list.hpp"

namespace memstrata {
namespace {

std::optional<Estimate<double>> rate_of(const AnswerRow& row) {
  const auto likely = row.maybe_real("rate");
  const auto low = row.maybe_real("rate_low");
  const auto high = row.maybe_real("rate_high");
  if (!likely || !low || !high) {
    return std::nullopt;
  }
  return Estimate<double>{.likely = *likely, .low = *low, .high = *high};
}

std::optional<Estimate<std::int64_t>> estimate_of(const AnswerRow& row,
                                                  const std::string& column) {
  const auto likely = row.maybe_integer(column);
  if (!likely) {
    return std::nullopt;
  }
  return Estimate<std::int64_t>{.likely = *likely,
                                .low = row.integer(column + "_low"),
                                .high = row.integer(column + "_high")};
}

/// A block has two rows: by day, then by build.
void take(std::vector<BlockForecast>& blocks, const AnswerRow& row) {
  const std::string name = row.text("name");
  const bool is_by_day = row.text("unit") == "day";
  if (is_by_day) {
    blocks.push_back({.name = name,
                      .builds = row.integer("builds"),
                      .first = row.text("first"),
                      .last = row.text("last"),
                      .length = row.integer("length"),
                      .high_water = row.integer("high_water"),
                      .free = row.integer("free")});
  }
  Outlook& outlook = is_by_day ? blocks.back().by_day : blocks.back().by_build;
  outlook = {.rate = rate_of(row),
             .verdict = row.text("verdict"),
             .left = estimate_of(row, "left"),
             .full = estimate_of(row, "full")};
}

std::vector<BlockForecast> blocks_of(const Database& database,
                                     const ForecastRequest& request,
                                     const std::string& branch,
                                     const std::vector<std::string>& names) {
  Arguments arguments{
      {"target", request.target}, {"branch", branch}, {"blocks", json_list(names)}};
  if (request.since) {
    arguments["since"] = request.since->id;
  }
  std::vector<BlockForecast> blocks;
  ask(database, "block/forecast", arguments,
      [&blocks](const AnswerRow& row) { take(blocks, row); });
  return blocks;
}

[[noreturn]] void refuse(const Database& database, const ForecastRequest& request,
                         const std::string& branch) {
  std::vector<std::string> names;
  for (const auto& block : blocks_of(database, request, branch, {})) {
    names.push_back(block.name);
  }
  const std::string wanted = request.blocks.empty() ? "" : request.blocks.front();
  throw Error(ErrorCode::not_found, wanted.empty() ? "no block of a known length"
                                                   : "there is no block '" + wanted +
                                                         "' of a known length" +
                                                         did_you_mean(wanted, names));
}

/// Of the builds from the one called `first` on, those with marks.
std::vector<MarkedBuild> marked_since(const Database& database, const Forecast& forecast,
                                      const Line& line, const std::string& first) {
  std::size_t begin = line.builds().size();
  ask(database, "build/by_label", {{"target", forecast.target}, {"label", first}},
      [&](const AnswerRow& row) {
        begin = line.place_of(row.integer("build")).value_or(begin);
      });
  const std::vector<std::int64_t> builds(
      line.builds().begin() + static_cast<std::ptrdiff_t>(begin), line.builds().end());
  std::vector<MarkedBuild> marked;
  for (auto& step : build_steps(database, forecast.target, forecast.branch, builds)) {
    if (!step.marks.empty()) {
      marked.push_back({.build = step.build,
                        .label = std::move(step.label),
                        .marks = std::move(step.marks)});
    }
  }
  return marked;
}

}  // namespace

Forecast forecast(const Database& database, const ForecastRequest& request) {
  Forecast forecast{.target = request.target,
                    .branch = request.branch.empty()
                                  ? main_branch(database, request.target)
                                  : request.branch};
  const Line line(database, request.target, forecast.branch);
  if (request.since) {
    static_cast<void>(line.need_place(*request.since));  // throws
  }
  forecast.blocks = blocks_of(database, request, forecast.branch, request.blocks);
  if (forecast.blocks.empty()) {
    refuse(database, request, forecast.branch);
  }
  forecast.marked = marked_since(database, forecast, line, forecast.blocks.front().first);
  return forecast;
}

}  // namespace memstrata

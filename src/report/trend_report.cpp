#include "report/trend_report.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/status.hpp"
#include "report/answer_forms.hpp"
#include "report/bars.hpp"
#include "report/build_text.hpp"
#include "report/marks_report.hpp"
#include "report/numbers.hpp"
#include "report/origin.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

constexpr std::size_t kSparkColumns = 40;
constexpr int kNarrow = 100;  // columns
constexpr std::size_t kShortSparkColumns = 20;

Json point_of(const Trend& trend, const TrendPoint& point) {
  const StoredBuild& build = trend.builds[point.build];
  return {{"build", build.id},
          {"label", build.metadata.label},
          {"commit", json_or_null(build.metadata.commit)},
          {"time", rfc3339(build.metadata.time)},
          {"size", json_or_null(point.size)},
          {"delta", point.delta},
          {"toolchain", json_or_null(build.metadata.toolchain)},
          {"status", std::string{to_string(build.status)}},
          {"marks", trend.marks[point.build]}};
}

Json name_of(const TrendSeries& series) {
  return {{"name", json_or_null(series.name)},
          {"object", json_or_null(series.object)},
          {"archive", json_or_null(series.archive)},
          {"region", json_or_null(series.region)},
          {"level", series.level}};
}

Json json_of(const Trend& trend, const SeriesMove& move) {
  const StoredBuild& build = trend.builds[move.build];
  return {{"build", build.id},
          {"label", build.metadata.label},
          {"change", move.change},
          {"from", json_of(std::optional{move.from})},
          {"to", json_of(std::optional{move.to})},
          {"guess", move.is_guess}};
}

Json series_of(const Trend& trend) {
  Json all = Json::array();
  for (const TrendSeries& series : trend.series) {
    Json one = name_of(series);
    one["moves"] = Json::array();
    for (const SeriesMove& move : series.moves) {
      one["moves"].push_back(json_of(trend, move));
    }
    one["points"] = Json::array();
    for (const TrendPoint& point : series.points) {
      one["points"].push_back(point_of(trend, point));
    }
    all.push_back(std::move(one));
  }
  return all;
}

Json document_of(const Trend& trend) {
  Json document = json_document("trend");
  document["series"] = series_of(trend);
  document["series_left_out"] = trend.series_left_out;
  return document;
}

/// What happened since the point before; nullptr: nothing.
const SeriesMove* move_at(const TrendSeries& series, std::size_t point) {
  const auto behind = std::ranges::upper_bound(series.moves, series.points[point].build,
                                               {}, &SeriesMove::build);
  if (point == 0 || behind == series.moves.begin()) {
    return nullptr;
  }
  const SeriesMove& last = *std::prev(behind);
  return last.build > series.points[point - 1].build ? &last : nullptr;
}

/// Series times points.
Json records_of(const Trend& trend) {
  Json records = Json::array();
  for (const TrendSeries& series : trend.series) {
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      Json record = name_of(series);
      record.update(point_of(trend, series.points[i]));
      if (const SeriesMove* move = move_at(series, i)) {
        record["change"] = move->change;
        flatten_origin(record, move->from);
        record["to_name"] = move->to.name;
        record["guess"] = move->is_guess;
      }
      records.push_back(std::move(record));
    }
  }
  return records;
}

std::string sparkline_of(const TrendSeries& series, const Style& style) {
  std::vector<std::optional<std::uint64_t>> values;
  values.reserve(series.points.size());
  for (const TrendPoint& point : series.points) {
    values.push_back(point.size ? std::optional{static_cast<std::uint64_t>(*point.size)}
                                : std::nullopt);
  }
  const bool is_narrow = style.width > 0 && style.width < kNarrow;
  return sparkline(values, is_narrow ? kShortSparkColumns : kSparkColumns, style.unicode);
}

std::string size_text(const std::optional<std::int64_t>& size) {
  return size ? grouped(*size) : "-";
}

/// How much more the last point is than the first; what is not there counts 0.
std::int64_t whole_delta(const TrendSeries& series) {
  return series.points.back().size.value_or(0) - series.points.front().size.value_or(0);
}

std::string series_name(const TrendSeries& series) {
  return series.level == "symbol" ? symbol_text(series.name, 0) : series.name;
}

/// " (was crc_update)", or what it is now where the series ends.
std::string whence_text(const SeriesMove& move, bool is_there) {
  return is_there ? origin_text(move.from, move.to.name, move.to.object)
                  : " (now " + move.to.name + ")";
}

/// "renamed? (was crc_update)": what a reader should know of a point.
std::string remarks(const Trend& trend, const TrendSeries& series, std::size_t point) {
  std::string text = text_of_marks(trend.marks[series.points[point].build]);
  if (const SeriesMove* move = move_at(series, point)) {
    text += (text.empty() ? "" : ", ") + move->change + (move->is_guess ? "?" : "") +
            whence_text(*move, series.points[point].size.has_value());
  }
  return text;
}

/// With what it was before, as far as the series goes back.
std::string name_with_past(const TrendSeries& series) {
  std::string name = series_name(series);
  if (!series.moves.empty()) {
    const SeriesMove& last = series.moves.back();
    name += whence_text(last, series.points.back().size.has_value());
  }
  return name;
}

TextTable table_of_series(const Trend& trend, const Style& style) {
  TextTable table;
  table.columns = {{.title = "level", .drop_order = 2},
                   {.title = "name", .is_name = true, .may_shrink = true},
                   {.title = "object",
                    .is_name = true,
                    .may_shrink = true,
                    .keep = Keep::end,
                    .drop_order = 3},
                   {.title = "first", .align = Align::right, .drop_order = 1},
                   {.title = "last", .align = Align::right},
                   {.title = "delta", .align = Align::right},
                   {.title = ""}};
  for (const TrendSeries& series : trend.series) {
    if (series.points.empty()) {
      continue;
    }
    const std::int64_t delta = whole_delta(series);
    table.rows.push_back({{series.level},
                          {name_with_past(series)},
                          {object_text(series.object, series.archive)},
                          {size_text(series.points.front().size)},
                          {size_text(series.points.back().size)},
                          {signed_grouped(delta), tone_of(delta)},
                          {sparkline_of(series, style)}});
  }
  if (trend.series_left_out > 0) {
    table.footer.push_back(
        {{},
         {counted(std::uint64_t{trend.series_left_out}, "more series", "more series")}});
  }
  return table;
}

TextTable table_of_points(const Trend& trend, const TrendSeries& series,
                          std::size_t row_limit) {
  TextTable table;
  table.columns = {{.title = "build", .is_name = true, .may_shrink = true},
                   {.title = "time"},
                   {.title = "commit", .drop_order = 1},
                   {.title = "size", .align = Align::right},
                   {.title = "delta", .align = Align::right},
                   {.title = "", .may_shrink = true, .keep = Keep::begin}};
  const std::size_t first = row_limit == 0 || series.points.size() <= row_limit
                                ? 0
                                : series.points.size() - row_limit;
  if (first > 0) {
    const std::int64_t delta = series.points[first - 1].size.value_or(0) -
                               series.points.front().size.value_or(0);
    table.rows.push_back({{counted(std::uint64_t{first}, "older build"), Tone::faint},
                          {},
                          {},
                          {},
                          {signed_grouped(delta), tone_of(delta)}});
  }
  for (std::size_t i = first; i < series.points.size(); ++i) {
    const TrendPoint& point = series.points[i];
    const StoredBuild& build = trend.builds[point.build];
    table.rows.push_back({{build.metadata.label},
                          {date_of(build.metadata.time)},
                          {short_commit(build.metadata.commit)},
                          {size_text(point.size)},
                          {signed_grouped(point.delta), tone_of(point.delta)},
                          {remarks(trend, series, i), Tone::warning}});
  }
  return table;
}

void write_for_people(std::ostream& out, const Trend& trend, std::size_t row_limit,
                      const Style& style) {
  if (trend.builds.empty() || trend.series.empty()) {
    write_note(out, "no builds", style);
    return;
  }
  const StoredBuild& first = trend.builds.front();
  const StoredBuild& last = trend.builds.back();
  std::string heading = first.metadata.target;
  if (trend.series.size() == 1) {
    heading += " " + series_name(trend.series.front());
  }
  write_heading(out,
                heading + ": " + counted(std::uint64_t{trend.builds.size()}, "build") +
                    " from " + first.metadata.label + " to " + last.metadata.label,
                style);
  if (trend.series.size() == 1) {
    const TrendSeries& series = trend.series.front();
    write_note(out, sparkline_of(series, style), style);
    out << (style.markdown() ? "" : "\n");
    write_table(out, table_of_points(trend, series, row_limit), style);
  } else {
    out << (style.markdown() ? "" : "\n");
    write_table(out, table_of_series(trend, style), style);
  }
}

}  // namespace

void write_trend(std::ostream& out, const Trend& trend, std::size_t row_limit,
                 const Style& style) {
  write_answer(
      out,
      {.document = [&] { return document_of(trend); },
       .lines = [&] { return series_of(trend); },
       .records = [&] { return records_of(trend); },
       .columns = {"name",      "object",      "archive",     "region",  "level",
                   "build",     "label",       "commit",      "time",    "size",
                   "delta",     "toolchain",   "status",      "marks",   "change",
                   "from_name", "from_object", "from_region", "to_name", "guess"},
       .for_people = [&] { write_for_people(out, trend, row_limit, style); }},
      style.format);
}

}  // namespace memstrata

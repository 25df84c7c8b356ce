#include "report/heap_points_report.hpp"

#include <cmath>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "model/heap_figures.hpp"
#include "report/answer_forms.hpp"
#include "report/bars.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;
using Number = std::optional<std::int64_t>;

constexpr std::size_t kSparkColumns = 40;

std::string time_text(const HeapPoint& point) {
  return point.time ? rfc3339(*point.time) : std::string{};
}

Json records_of(const std::vector<HeapPoint>& points) {
  Json records = Json::array();
  for (const auto& point : points) {
    records.push_back(json_of(point));
  }
  return records;
}

std::string bytes_text(const Number& bytes) {
  return bytes ? grouped(*bytes) : "?";
}

std::string share_text(const HeapPoint& point) {
  const auto share = point.fragmentation();
  return share ? percent(static_cast<std::uint64_t>(std::lround(*share * 10000)), 10000)
               : "?";
}

TextTable table_of(const std::vector<HeapPoint>& points, std::size_t row_limit) {
  TextTable table;
  table.columns = {
      {.title = "#", .align = Align::right},
      {.title = "target", .is_name = true, .may_shrink = true, .drop_order = 2},
      {.title = "build", .is_name = true, .may_shrink = true},
      {.title = "label", .is_name = true, .may_shrink = true},
      {.title = "time", .drop_order = 3},
      {.title = "used", .align = Align::right},
      {.title = "free", .align = Align::right},
      {.title = "largest free", .align = Align::right, .drop_order = 1},
      {.title = "fragmented", .align = Align::right},
      {.title = ""}};
  const std::size_t first =
      row_limit == 0 || points.size() <= row_limit ? 0 : points.size() - row_limit;
  if (first > 0) {
    table.rows.push_back(
        {{}, {}, {}, {counted(std::uint64_t{first}, "older snapshot"), Tone::faint}});
  }
  for (std::size_t i = first; i < points.size(); ++i) {
    const auto& point = points[i];
    table.rows.push_back({{std::to_string(point.id)},
                          {point.target},
                          {point.build_label},
                          {point.label},
                          {point.time ? date_of(*point.time) : ""},
                          {bytes_text(point.used)},
                          {bytes_text(point.free)},
                          {bytes_text(point.largest_free)},
                          {share_text(point)},
                          {point.status == "ok" ? "" : point.status, Tone::warning}});
  }
  return table;
}

Number fragmentation_in_permille(const HeapPoint& point) {
  const auto share = point.fragmentation();
  return share ? Number{std::lround(*share * 1000)} : std::nullopt;
}

TableRow series_row(const std::string& name, const std::vector<HeapPoint>& points,
                    const std::function<Number(const HeapPoint&)>& value_of,
                    const Style& style) {
  std::vector<std::optional<std::uint64_t>> values;
  for (const auto& point : points) {
    const auto value = value_of(point);
    values.push_back(value ? std::optional{static_cast<std::uint64_t>(*value)}
                           : std::nullopt);
  }
  const auto first = value_of(points.front());
  const auto last = value_of(points.back());
  return {{name},
          {bytes_text(first)},
          {bytes_text(last)},
          {first && last ? signed_grouped(*last - *first) : "?"},
          {sparkline(values, kSparkColumns, style.unicode)}};
}

TextTable series_table(const std::vector<HeapPoint>& points, const Style& style) {
  TextTable table;
  table.columns = {{.title = ""},
                   {.title = "first", .align = Align::right},
                   {.title = "last", .align = Align::right},
                   {.title = "delta", .align = Align::right},
                   {.title = ""}};
  table.rows = {
      series_row(
          "used", points, [](const HeapPoint& point) { return point.used; }, style),
      series_row(
          "free", points, [](const HeapPoint& point) { return point.free; }, style),
      series_row(
          "largest free", points,
          [](const HeapPoint& point) { return point.largest_free; }, style),
      series_row("fragmented, 1/1000", points, fragmentation_in_permille, style)};
  return table;
}

const std::vector<std::string>& record_columns() {
  static const std::vector<std::string> kColumns{
      "id",    "target",   "build",        "build_label",  "commit",
      "label", "sequence", "time",         "status",       "total",
      "used",  "free",     "largest_free", "fragmentation"};
  return kColumns;
}

Json document_of(const std::string& kind, const std::vector<HeapPoint>& points) {
  Json document = json_document(kind);
  document["snapshots"] = records_of(points);
  return document;
}

void write_points(std::ostream& out, const std::string& kind,
                  const std::vector<HeapPoint>& points, const Style& style,
                  const std::function<void()>& for_people) {
  write_answer(out,
               {.document = [&] { return document_of(kind, points); },
                .lines = [&] { return records_of(points); },
                .records = [&] { return records_of(points); },
                .columns = record_columns(),
                .for_people =
                    [&] {
                      if (points.empty()) {
                        write_note(out, "no heap snapshots", style);
                      } else {
                        for_people();
                      }
                    }},
               style.format);
}

Number signed_number(const std::optional<Bytes>& bytes) {
  return bytes ? Number{static_cast<std::int64_t>(*bytes)} : std::nullopt;
}

}  // namespace

Json json_of(const HeapPoint& point) {
  const auto share = point.fragmentation();
  return {{"id", point.id == 0 ? Json(nullptr) : Json(point.id)},
          {"target", json_or_null(point.target)},
          {"build", json_or_null(point.build)},
          {"build_label", json_or_null(point.build_label)},
          {"commit", json_or_null(point.commit)},
          {"label", json_or_null(point.label)},
          {"sequence", point.sequence},
          {"time", json_or_null(time_text(point))},
          {"status", point.status},
          {"total", json_or_null(point.total)},
          {"used", json_or_null(point.used)},
          {"free", json_or_null(point.free)},
          {"largest_free", json_or_null(point.largest_free)},
          {"fragmentation", share ? Json(*share) : Json(nullptr)}};
}

HeapPoint point_of(const HeapSnapshot& snapshot) {
  HeapPoint point;
  point.label = snapshot.label;
  point.sequence = snapshot.sequence;
  point.time = snapshot.time;
  point.status = to_string(snapshot.status);
  point.total = signed_number(total_bytes(snapshot));
  point.used = signed_number(used_bytes(snapshot));
  point.free = signed_number(free_bytes(snapshot));
  point.largest_free = signed_number(largest_free(snapshot));
  return point;
}

void write_heap_list(std::ostream& out, const std::vector<HeapPoint>& points,
                     std::size_t row_limit, const Style& style) {
  write_points(out, "heap_list", points, style,
               [&] { write_table(out, table_of(points, row_limit), style); });
}

void write_heap_trend(std::ostream& out, const std::vector<HeapPoint>& points,
                      std::size_t row_limit, const Style& style) {
  write_points(out, "heap_trend", points, style, [&] {
    write_heading(
        out,
        points.front().label + ": " + counted(std::uint64_t{points.size()}, "snapshot"),
        style);
    write_table(out, series_table(points, style), style);
    out << '\n';
    write_table(out, table_of(points, row_limit), style);
  });
}

}  // namespace memstrata

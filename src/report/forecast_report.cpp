#include "report/forecast_report.hpp"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/marks_report.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

template <typename Number>
Json json_of(const std::optional<Estimate<Number>>& estimate) {
  return estimate ? Json{{"likely", estimate->likely},
                         {"low", estimate->low},
                         {"high", estimate->high}}
                  : Json{};
}

Json json_of_times(const std::optional<Estimate<Time>>& estimate) {
  return estimate ? Json{{"likely", rfc3339(estimate->likely)},
                         {"low", rfc3339(estimate->low)},
                         {"high", rfc3339(estimate->high)}}
                  : Json{};
}

Json json_of(const Outlook& outlook) {
  return {{"verdict", outlook.verdict},
          {"rate", json_of(outlook.rate)},
          {"left", json_of(outlook.left)}};
}

Json json_of(const BlockForecast& block) {
  Json by_day = json_of(block.by_day);
  by_day["full"] = json_of_times(block.by_day.full);
  return {{"name", block.name},
          {"builds", block.builds},
          {"first", block.first},
          {"last", block.last},
          {"length", block.length},
          {"high_water", block.high_water},
          {"free", block.free},
          {"by_day", std::move(by_day)},
          {"by_build", json_of(block.by_build)}};
}

Json rows_of(const Forecast& forecast) {
  Json rows = Json::array();
  for (const BlockForecast& block : forecast.blocks) {
    rows.push_back(json_of(block));
  }
  return rows;
}

Json document_of(const Forecast& forecast) {
  Json document = json_document("forecast");
  document["target"] = forecast.target;
  document["branch"] = forecast.branch;
  document["rows"] = rows_of(forecast);
  document["marks"] = json_of(forecast.marked);
  return document;
}

template <typename Number>
void put(Json& record, const std::string& name,
         const std::optional<Estimate<Number>>& estimate) {
  record[name] = estimate ? Json(estimate->likely) : Json{};
  record[name + "_low"] = estimate ? Json(estimate->low) : Json{};
  record[name + "_high"] = estimate ? Json(estimate->high) : Json{};
}

Json record_of(const BlockForecast& block, const std::string& unit,
               const Outlook& outlook) {
  Json record{{"name", block.name},
              {"unit", unit},
              {"builds", block.builds},
              {"first", block.first},
              {"last", block.last},
              {"length", block.length},
              {"high_water", block.high_water},
              {"free", block.free},
              {"verdict", outlook.verdict}};
  put(record, "rate", outlook.rate);
  put(record, "left", outlook.left);
  const Json full = json_of_times(outlook.full);
  for (const auto& [column, key] :
       {std::pair{"full", "likely"}, {"full_low", "low"}, {"full_high", "high"}}) {
    record[column] = full.is_null() ? Json{} : full[key];
  }
  return record;
}

/// Two a block: by day and by build.
Json records_of(const Forecast& forecast) {
  Json records = Json::array();
  for (const BlockForecast& block : forecast.blocks) {
    records.push_back(record_of(block, "day", block.by_day));
    records.push_back(record_of(block, "build", block.by_build));
  }
  return records;
}

/// "+15.5 (+3.2 to +26.5)"
std::string rate_text(const std::optional<Estimate<double>>& rate) {
  return rate ? fmt::format("{:+.1f} ({:+.1f} to {:+.1f})", rate->likely, rate->low,
                            rate->high)
              : "-";
}

/// "2026-09-01 (2026-07-12 to 2027-01-30)"
std::string date_text(const std::optional<Estimate<Time>>& full) {
  return full ? fmt::format("{} ({} to {})", date_of(full->likely), date_of(full->low),
                            date_of(full->high))
              : "-";
}

/// "41 (25 to 130)"
std::string left_text(const std::optional<Estimate<std::int64_t>>& left) {
  return left ? fmt::format("{} ({} to {})", grouped(left->likely), grouped(left->low),
                            grouped(left->high))
              : "-";
}

TextTable table_of(const Forecast& forecast) {
  TextTable table;
  table.columns = {{.title = "block", .is_name = true, .may_shrink = true},
                   {.title = "high water", .align = Align::right, .drop_order = 1},
                   {.title = "free", .align = Align::right},
                   {.title = "bytes a day", .align = Align::right},
                   {.title = "verdict"},
                   {.title = "full on"},
                   {.title = "bytes a build", .align = Align::right, .drop_order = 3},
                   {.title = "builds left", .align = Align::right, .drop_order = 2}};
  for (const BlockForecast& block : forecast.blocks) {
    const bool is_full = block.by_day.verdict == "full";
    table.rows.push_back({{block.name},
                          {grouped(block.high_water)},
                          {grouped(block.free), is_full ? Tone::warning : Tone::plain},
                          {rate_text(block.by_day.rate)},
                          {block.by_day.verdict, is_full ? Tone::warning : Tone::plain},
                          {date_text(block.by_day.full)},
                          {rate_text(block.by_build.rate)},
                          {left_text(block.by_build.left)}});
  }
  return table;
}

void write_for_people(std::ostream& out, const Forecast& forecast, const Style& style) {
  const BlockForecast& block = forecast.blocks.front();
  write_heading(out,
                fmt::format("{} {}: when is it full, by {} from {} to {}",
                            forecast.target, forecast.branch,
                            counted(static_cast<std::uint64_t>(block.builds), "build"),
                            block.first, block.last),
                style);
  if (!style.markdown()) {
    out << '\n';
  }
  write_table(out, table_of(forecast), style);
  if (!forecast.marked.empty()) {
    write_note(out, "mind " + text_of(forecast.marked), style);
  }
}

}  // namespace

void write_forecast(std::ostream& out, const Forecast& forecast, const Style& style) {
  write_answer(
      out,
      {.document = [&] { return document_of(forecast); },
       .lines = [&] { return rows_of(forecast); },
       .records = [&] { return records_of(forecast); },
       .columns = {"name", "unit", "builds", "first", "last", "length", "high_water",
                   "free", "verdict", "rate", "rate_low", "rate_high", "left", "left_low",
                   "left_high", "full", "full_low", "full_high"},
       .for_people = [&] { write_for_people(out, forecast, style); }},
      style.format);
}

}  // namespace memstrata

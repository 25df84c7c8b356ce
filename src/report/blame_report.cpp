#include "report/blame_report.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/marks_report.hpp"
#include "report/numbers.hpp"
#include "report/origin.hpp"
#include "report/scope.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const Blame& blame, const BlameStep& step) {
  const StoredBuild& build = blame.builds[step.build];
  return {{"level", step.level},
          {"name", json_or_null(step.name)},
          {"object", json_or_null(step.object)},
          {"archive", json_or_null(step.archive)},
          {"region", json_or_null(step.region)},
          {"build", build.id},
          {"label", build.metadata.label},
          {"commit", json_or_null(build.metadata.commit)},
          {"time", rfc3339(build.metadata.time)},
          {"old", json_or_null(step.old_size)},
          {"new", json_or_null(step.new_size)},
          {"delta", step.delta},
          {"change", step.change},
          {"from", json_of(step.from)},
          {"to", json_of(step.to)},
          {"guess", step.is_guess},
          {"marks", blame.marks[step.build]}};
}

Json rows_of(const Blame& blame) {
  Json rows = Json::array();
  for (const BlameStep& step : blame.steps) {
    rows.push_back(json_of(blame, step));
  }
  return rows;
}

Json document_of(const Blame& blame) {
  Json document = json_document("blame");
  document["target"] = blame.target;
  document["branch"] = blame.branch;
  document["since"] = blame.since ? json_of(*blame.since) : Json{};
  document["total"] = blame.total;
  document["scope"] = json_of(blame.filters);
  document["rows"] = rows_of(blame);
  document["others"] =
      blame.others ? Json{{"rows", blame.others->rows}, {"delta", blame.others->delta}}
                   : Json{};
  return document;
}

Json records_of(const Blame& blame) {
  Json records = Json::array();
  for (const BlameStep& step : blame.steps) {
    Json record = json_of(blame, step);
    flatten_origin(record, step.from);
    record["to_name"] = step.to ? json_or_null(step.to->name) : Json{};
    record["marks"] = text_of_marks(blame.marks[step.build]);
    record.erase("to");
    records.push_back(std::move(record));
  }
  if (blame.others) {
    records.push_back(
        {{"level", "others"},
         {"name", counted(static_cast<std::uint64_t>(blame.others->rows), "more step")},
         {"delta", blame.others->delta}});
  }
  return records;
}

std::string size_text(const std::optional<std::int64_t>& size) {
  return size ? grouped(*size) : "-";
}

std::string name_text(const BlameStep& step) {
  const std::string name = step.level == "symbol" ? symbol_text(step.name, 0) : step.name;
  const std::string now = step.to ? " (now " + step.to->name + ")" : "";
  return name + origin_text(step.from, step.name, step.object) + now;
}

TextTable table_of(const Blame& blame) {
  TextTable table;
  table.columns = {{.title = "build", .is_name = true, .may_shrink = true},
                   {.title = "time", .drop_order = 2},
                   {.title = "commit", .drop_order = 1},
                   {.title = "delta", .align = Align::right},
                   {.title = "size", .align = Align::right},
                   {.title = "change"},
                   {.title = "name", .is_name = true, .may_shrink = true},
                   {.title = "object",
                    .is_name = true,
                    .may_shrink = true,
                    .keep = Keep::end,
                    .drop_order = 4},
                   {.title = "region", .is_name = true, .drop_order = 3}};
  const bool is_marked =
      std::ranges::any_of(blame.marks, [](const auto& marks) { return !marks.empty(); });
  if (is_marked) {
    table.columns.push_back({.title = "marks"});
  }
  for (const BlameStep& step : blame.steps) {
    const BuildMetadata& build = blame.builds[step.build].metadata;
    table.rows.push_back({{build.label},
                          {date_of(build.time)},
                          {short_commit(build.commit)},
                          {signed_grouped(step.delta), tone_of(step.delta)},
                          {size_text(step.new_size)},
                          {step.is_guess ? step.change + "?" : step.change},
                          {name_text(step)},
                          {object_text(step.object, step.archive)},
                          {step.level == "region" ? "" : step.region}});
    if (is_marked) {
      table.rows.back().push_back(
          {text_of_marks(blame.marks[step.build]), Tone::warning});
    }
  }
  if (blame.others) {
    const auto rows = static_cast<std::uint64_t>(blame.others->rows);
    table.footer.push_back(
        {{counted(rows, "more step")},
         {},
         {},
         {signed_grouped(blame.others->delta), tone_of(blame.others->delta)}});
  }
  return table;
}

void write_for_people(std::ostream& out, const Blame& blame, const Style& style) {
  std::string heading = blame.target + " " + blame.branch + ": what changed its size";
  if (blame.since) {
    heading += ", since " + build_text(*blame.since);
  }
  write_heading(out, heading, style);
  if (const std::string scope = text_of(blame.filters); !scope.empty()) {
    write_note(out, "of " + scope, style);
  }
  if (!style.markdown()) {
    out << '\n';
  }
  if (blame.steps.empty() && !blame.others) {
    write_note(out, "nothing changed", style);
    return;
  }
  write_table(out, table_of(blame), style);
}

}  // namespace

void write_blame(std::ostream& out, const Blame& blame, const Style& style) {
  write_answer(
      out,
      {.document = [&] { return document_of(blame); },
       .lines = [&] { return rows_of(blame); },
       .records = [&] { return records_of(blame); },
       .columns = {"level", "name", "object", "archive", "region", "build", "label",
                   "commit", "time", "old", "new", "delta", "change", "from_name",
                   "from_object", "from_region", "to_name", "guess", "marks"},
       .for_people = [&] { write_for_people(out, blame, style); }},
      style.format);
}

}  // namespace memstrata

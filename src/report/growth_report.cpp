#include "report/growth_report.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/bars.hpp"
#include "report/build_text.hpp"
#include "report/marks_report.hpp"
#include "report/numbers.hpp"
#include "report/scope.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

constexpr std::size_t kSparkColumns = 24;

Json json_of(const GrowthRow& row) {
  Json sizes = Json::array();
  for (const auto& size : row.sizes) {
    sizes.push_back(json_or_null(size));
  }
  return {{"level", row.level},
          {"name", json_or_null(row.name)},
          {"object", json_or_null(row.object)},
          {"archive", json_or_null(row.archive)},
          {"region", json_or_null(row.region)},
          {"sizes", std::move(sizes)},
          {"delta", row.delta}};
}

Json rows_of(const Growth& growth) {
  Json rows = Json::array();
  for (const GrowthRow& row : growth.rows) {
    rows.push_back(json_of(row));
  }
  return rows;
}

Json document_of(const Growth& growth) {
  Json document = json_document("growth");
  document["builds"] = Json::array();
  for (const StoredBuild& build : growth.builds) {
    document["builds"].push_back(json_of(build));
  }
  document["marks"] = json_of(growth.marks);
  document["by"] = std::string{level_name(growth.level)};
  document["scope"] = json_of(growth.filters);
  document["rows"] = rows_of(growth);
  document["others"] =
      growth.others ? Json{{"rows", growth.others->rows}, {"delta", growth.others->delta}}
                    : Json{};
  document["adds_up"] = growth.adds_up;
  return document;
}

/// A column a build, under its label.
Json records_of(const Growth& growth) {
  Json records = Json::array();
  for (const GrowthRow& row : growth.rows) {
    Json record = json_of(row);
    record.erase("sizes");
    for (std::size_t i = 0; i < row.sizes.size(); ++i) {
      record[growth.builds[i].metadata.label] = json_or_null(row.sizes[i]);
    }
    records.push_back(std::move(record));
  }
  if (growth.others) {
    records.push_back(
        {{"level", "others"},
         {"name", counted(static_cast<std::uint64_t>(growth.others->rows), "more row")},
         {"delta", growth.others->delta}});
  }
  return records;
}

std::vector<std::string> columns_of(const Growth& growth) {
  std::vector<std::string> columns{"level", "name", "object", "archive", "region"};
  for (const StoredBuild& build : growth.builds) {
    columns.push_back(build.metadata.label);
  }
  columns.emplace_back("delta");
  return columns;
}

std::string sparkline_of(const GrowthRow& row, const Style& style) {
  std::vector<std::optional<std::uint64_t>> values;
  values.reserve(row.sizes.size());
  for (const auto& size : row.sizes) {
    values.push_back(size ? std::optional{static_cast<std::uint64_t>(*size)}
                          : std::nullopt);
  }
  return sparkline(values, kSparkColumns, style.unicode);
}

/// On a narrow terminal the builds in the middle go first, the last and the
/// first stay.
int drop_order_of(std::size_t place, std::size_t count) {
  const bool is_end = place == 0 || place + 1 == count;
  return is_end ? 1 : static_cast<int>(count - place) + 2;
}

TextTable table_of(const Growth& growth, const Style& style) {
  const bool is_pivot = growth.builds.size() > 2;
  TextTable table;
  table.columns = {
      {.title = "delta", .align = Align::right},
      {.title = std::string{level_name(growth.level)},
       .is_name = true,
       .may_shrink = true},
      {.title = "object",
       .is_name = true,
       .may_shrink = true,
       .keep = Keep::end,
       .drop_order = 3},
      {.title = "region", .is_name = true, .may_shrink = true, .drop_order = 2}};
  for (std::size_t i = 0; i < growth.builds.size(); ++i) {
    table.columns.push_back({.title = growth.builds[i].metadata.label,
                             .align = Align::right,
                             .drop_order = drop_order_of(i, growth.builds.size())});
  }
  if (is_pivot) {
    table.columns.push_back({.title = "", .drop_order = 2});
  }
  for (const GrowthRow& row : growth.rows) {
    const std::string name =
        row.level == "symbol" ? symbol_text(row.name, 0) : part_text(row.level, row.name);
    TableRow cells{{signed_grouped(row.delta), tone_of(row.delta)},
                   {name},
                   {object_text(row.object, row.archive)},
                   {row.region}};
    for (const auto& size : row.sizes) {
      cells.push_back({size ? grouped(*size) : "-"});
    }
    if (is_pivot) {
      cells.push_back({sparkline_of(row, style)});
    }
    table.rows.push_back(std::move(cells));
  }
  if (growth.others) {
    table.footer.push_back(
        {{signed_grouped(growth.others->delta), tone_of(growth.others->delta)},
         {counted(static_cast<std::uint64_t>(growth.others->rows), "other row")}});
  }
  return table;
}

void write_for_people(std::ostream& out, const Growth& growth, const Style& style) {
  const StoredBuild& first = growth.builds.front();
  const StoredBuild& last = growth.builds.back();
  write_heading(out,
                first.metadata.target + ": what grew from " + build_text(first) + " to " +
                    build_text(last),
                style);
  if (const std::string scope = text_of(growth.filters); !scope.empty()) {
    write_note(out, "of " + scope, style);
  }
  if (!growth.marks.empty()) {
    write_note(out, text_of(growth.marks), style);
  }
  if (!style.markdown()) {
    out << '\n';
  }
  if (growth.rows.empty() && !growth.others) {
    write_note(out, "nothing grew", style);
    return;
  }
  write_table(out, table_of(growth, style), style);
  if (!growth.adds_up) {
    write_note(out, "WARNING: a build does not add up, run memstrata verify", style);
  }
}

}  // namespace

void write_growth(std::ostream& out, const Growth& growth, const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(growth); },
                .lines = [&] { return rows_of(growth); },
                .records = [&] { return records_of(growth); },
                .columns = columns_of(growth),
                .for_people = [&] { write_for_people(out, growth, style); }},
               style.format);
}

}  // namespace memstrata

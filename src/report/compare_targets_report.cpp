#include "report/compare_targets_report.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

/// Empty where neither build has it.
std::optional<std::int64_t> delta_on(const SharedGrowth& row, std::size_t target) {
  const auto& before = row.old_sizes[target];
  const auto& now = row.new_sizes[target];
  if (!before && !now) {
    return std::nullopt;
  }
  return now.value_or(0) - before.value_or(0);
}

Json list_of(const std::vector<std::optional<std::int64_t>>& sizes) {
  Json list = Json::array();
  for (const auto& size : sizes) {
    list.push_back(json_or_null(size));
  }
  return list;
}

Json json_of(const SharedGrowth& row) {
  return {{"name", row.name},
          {"spread", row.on_every_target ? "every" : "some"},
          {"grew_on", row.grew_on},
          {"old", list_of(row.old_sizes)},
          {"new", list_of(row.new_sizes)},
          {"delta", row.delta}};
}

Json rows_of(const TargetComparison& comparison) {
  Json rows = Json::array();
  for (const SharedGrowth& row : comparison.rows) {
    rows.push_back(json_of(row));
  }
  return rows;
}

Json document_of(const TargetComparison& comparison) {
  Json document = json_document("compare-targets");
  document["targets"] = Json::array();
  for (const TargetPair& pair : comparison.targets) {
    document["targets"].push_back({{"target", pair.new_build.metadata.target},
                                   {"old", json_of(pair.old_build)},
                                   {"new", json_of(pair.new_build)}});
  }
  document["left_out"] = comparison.left_out;
  document["rows"] = rows_of(comparison);
  document["others"] = comparison.others ? Json{{"rows", comparison.others->rows},
                                                {"delta", comparison.others->delta}}
                                         : Json{};
  return document;
}

/// A column a target, with what it grew there.
Json records_of(const TargetComparison& comparison) {
  Json records = Json::array();
  for (const SharedGrowth& row : comparison.rows) {
    Json record = json_of(row);
    for (std::size_t i = 0; i < comparison.targets.size(); ++i) {
      record[comparison.targets[i].new_build.metadata.target] =
          json_or_null(delta_on(row, i));
    }
    records.push_back(std::move(record));
  }
  if (comparison.others) {
    const auto rows = static_cast<std::uint64_t>(comparison.others->rows);
    records.push_back({{"name", counted(rows, "more row")},
                       {"spread", "others"},
                       {"delta", comparison.others->delta}});
  }
  return records;
}

std::vector<std::string> columns_of(const TargetComparison& comparison) {
  std::vector<std::string> columns{"name", "spread", "grew_on"};
  for (const TargetPair& pair : comparison.targets) {
    columns.push_back(pair.new_build.metadata.target);
  }
  columns.emplace_back("delta");
  return columns;
}

TextTable table_of(const TargetComparison& comparison) {
  TextTable table;
  table.columns = {{.title = "grew on"},
                   {.title = "symbol", .is_name = true, .may_shrink = true}};
  for (const TargetPair& pair : comparison.targets) {
    table.columns.push_back(
        {.title = pair.new_build.metadata.target, .align = Align::right});
  }
  table.columns.push_back({.title = "sum", .align = Align::right});
  for (const SharedGrowth& row : comparison.rows) {
    TableRow cells{{row.on_every_target ? "every target"
                                        : std::to_string(row.grew_on) + " of " +
                                              std::to_string(comparison.targets.size())},
                   {row.name}};
    for (std::size_t i = 0; i < comparison.targets.size(); ++i) {
      const auto delta = delta_on(row, i);
      cells.push_back(delta ? TableCell{signed_grouped(*delta), tone_of(*delta)}
                            : TableCell{"-"});
    }
    cells.push_back({signed_grouped(row.delta), tone_of(row.delta)});
    table.rows.push_back(std::move(cells));
  }
  if (comparison.others) {
    TableRow cells(table.columns.size());
    const auto rows = static_cast<std::uint64_t>(comparison.others->rows);
    cells[1] = {counted(rows, "other row")};
    cells.back() = {signed_grouped(comparison.others->delta),
                    tone_of(comparison.others->delta)};
    table.footer.push_back(std::move(cells));
  }
  return table;
}

void write_for_people(std::ostream& out, const TargetComparison& comparison,
                      const Style& style) {
  for (const TargetPair& pair : comparison.targets) {
    write_heading(out,
                  pair.new_build.metadata.target + ": " + build_text(pair.old_build) +
                      " to " + build_text(pair.new_build),
                  style);
  }
  for (const std::string& target : comparison.left_out) {
    write_note(out, "left out: " + target + " lacks one of the builds", style);
  }
  out << (style.markdown() ? "" : "\n");
  if (comparison.rows.empty() && !comparison.others) {
    write_note(out, "nothing grew", style);
    return;
  }
  write_table(out, table_of(comparison), style);
}

}  // namespace

void write_target_comparison(std::ostream& out, const TargetComparison& comparison,
                             const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(comparison); },
                .lines = [&] { return rows_of(comparison); },
                .records = [&] { return records_of(comparison); },
                .columns = columns_of(comparison),
                .for_people = [&] { write_for_people(out, comparison, style); }},
               style.format);
}

}  // namespace memstrata

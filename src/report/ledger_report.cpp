#include "report/ledger_report.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/marks_report.hpp"
#include "report/numbers.hpp"
#include "report/scope.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const LedgerRow& row) {
  return {{"kind", row.kind},
          {"name", json_or_null(row.name)},
          {"archive", json_or_null(row.archive)},
          {"build", row.build ? Json(row.build_id) : Json{}},
          {"commit", row.build ? json_or_null(row.build->commit) : Json{}},
          {"time", row.build ? Json(rfc3339(row.build->time)) : Json{}},
          {"marks", row.marks},
          {"spent", row.spent},
          {"given_back", row.given_back},
          {"moved", row.moved},
          {"delta", row.delta},
          {"builds", row.builds},
          {"used", json_or_null(row.used)},
          {"free", json_or_null(row.free)}};
}

Json json_of(const LedgerSum& sum) {
  return {{"rows", sum.rows},
          {"spent", sum.spent},
          {"given_back", sum.given_back},
          {"moved", sum.moved},
          {"delta", sum.delta}};
}

Json rows_of(const Ledger& ledger) {
  Json rows = Json::array();
  for (const LedgerRow& row : ledger.rows) {
    rows.push_back(json_of(row));
  }
  return rows;
}

Json document_of(const Ledger& ledger) {
  Json document = json_document("ledger");
  document["target"] = ledger.target;
  document["branch"] = ledger.branch;
  document["since"] = json_of(ledger.since);
  document["until"] = json_of(ledger.until);
  document["by"] = std::string{ledger_word(ledger.by)};
  document["scope"] = json_of(ledger.filters);
  document["rows"] = rows_of(ledger);
  document["others"] = ledger.others ? json_of(*ledger.others) : Json{};
  document["total"] = json_of(ledger.total);
  return document;
}

std::string others_text(const LedgerSum& others) {
  return counted(static_cast<std::uint64_t>(others.rows), "more row");
}

Json records_of(const Ledger& ledger) {
  Json records = rows_of(ledger);
  if (ledger.others) {
    records.push_back({{"kind", "others"},
                       {"name", others_text(*ledger.others)},
                       {"spent", ledger.others->spent},
                       {"given_back", ledger.others->given_back},
                       {"moved", ledger.others->moved},
                       {"delta", ledger.others->delta}});
  }
  return records;
}

/// What a row is called where it is no build.
std::string name_text(const LedgerRow& row) {
  if (row.kind == "rest") {
    return "(regions that came or went, shared bytes)";
  }
  if (row.kind == "component" && row.name.empty()) {
    return "(no component)";
  }
  return row.name.empty() ? "(" + row.kind + ")" : object_text(row.name, row.archive);
}

/// What the table has a column for.
struct Columns {
  bool is_by_build = false;
  bool has_moves = false;
  bool has_free = false;  // of one block with a known length
};

Columns columns_for(const Ledger& ledger) {
  const bool has_moves = std::ranges::any_of(
      ledger.rows, [](const LedgerRow& row) { return row.moved != 0; });
  return {.is_by_build = ledger.by == LedgerBy::build,
          .has_moves = has_moves || (ledger.others && ledger.others->moved != 0),
          .has_free = std::ranges::any_of(
              ledger.rows, [](const LedgerRow& row) { return row.free.has_value(); })};
}

/// Of a row or of a sum.
template <typename Entry>
void add_bytes(TableRow& row, const Entry& entry, const Columns& columns) {
  row.push_back({grouped(entry.spent)});
  row.push_back({grouped(entry.given_back)});
  if (columns.has_moves) {
    row.push_back({signed_grouped(entry.moved)});
  }
  row.push_back({signed_grouped(entry.delta), tone_of(entry.delta)});
}

TableRow sum_row(const std::string& title, const LedgerSum& sum, const Columns& columns) {
  TableRow row{{title}};
  if (columns.is_by_build) {
    row.push_back({});
    row.push_back({});
  }
  add_bytes(row, sum, columns);
  return row;
}

std::vector<TableColumn> columns_of(const Columns& wanted) {
  std::vector<TableColumn> columns{
      {.title = "", .is_name = true, .may_shrink = true, .keep = Keep::end}};
  if (wanted.is_by_build) {
    columns.front().title = "build";
    columns.push_back({.title = "time", .drop_order = 2});
    columns.push_back({.title = "commit", .drop_order = 1});
  }
  columns.push_back({.title = "spent", .align = Align::right});
  columns.push_back({.title = "given back", .align = Align::right});
  if (wanted.has_moves) {
    columns.push_back({.title = "moved", .align = Align::right});
  }
  columns.push_back({.title = "delta", .align = Align::right});
  if (wanted.is_by_build) {
    if (wanted.has_free) {
      columns.push_back({.title = "free", .align = Align::right});
    }
    columns.push_back({.title = "", .may_shrink = true, .keep = Keep::begin});
  } else {
    columns.push_back({.title = "builds", .align = Align::right, .drop_order = 1});
  }
  return columns;
}

TableRow table_row(const LedgerRow& row, const Columns& columns) {
  TableRow cells{{row.build ? row.name : name_text(row)}};
  if (row.build) {
    cells.push_back({date_of(row.build->time)});
    cells.push_back({short_commit(row.build->commit)});
  }
  add_bytes(cells, row, columns);
  if (row.build) {
    if (columns.has_free) {
      const Tone tone = row.free && *row.free < 0 ? Tone::warning : Tone::plain;
      cells.push_back({row.free ? grouped(*row.free) : "-", tone});
    }
    cells.push_back({text_of_marks(row.marks), Tone::warning});
  } else {
    cells.push_back({grouped(row.builds)});
  }
  return cells;
}

TextTable table_of(const Ledger& ledger) {
  const Columns columns = columns_for(ledger);
  TextTable table;
  table.columns = columns_of(columns);
  if (!columns.is_by_build) {
    table.columns.front().title = std::string{ledger_word(ledger.by)};
  }
  for (const LedgerRow& row : ledger.rows) {
    table.rows.push_back(table_row(row, columns));
  }
  if (ledger.others) {
    table.footer.push_back(sum_row(others_text(*ledger.others), *ledger.others, columns));
  }
  table.footer.push_back(sum_row("total", ledger.total, columns));
  return table;
}

void write_for_people(std::ostream& out, const Ledger& ledger, const Style& style) {
  write_heading(out,
                ledger.target + ": who spent the bytes from " + build_text(ledger.since) +
                    " to " + build_text(ledger.until),
                style);
  if (const std::string scope = text_of(ledger.filters); !scope.empty()) {
    write_note(out, "of " + scope, style);
  }
  if (!style.markdown()) {
    out << '\n';
  }
  if (ledger.total.rows == 0) {
    write_note(out, "nothing changed", style);
    return;
  }
  write_table(out, table_of(ledger), style);
}

}  // namespace

void write_ledger(std::ostream& out, const Ledger& ledger, const Style& style) {
  write_answer(
      out,
      {.document = [&] { return document_of(ledger); },
       .lines = [&] { return rows_of(ledger); },
       .records = [&] { return records_of(ledger); },
       .columns = {"kind", "name", "archive", "build", "commit", "time", "marks", "spent",
                   "given_back", "moved", "delta", "builds", "used", "free"},
       .for_people = [&] { write_for_people(out, ledger, style); }},
      style.format);
}

}  // namespace memstrata

#include "report/diff_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/origin.hpp"
#include "report/overflow_report.hpp"
#include "report/scope.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const Change& change) {
  return {{"old", change.old_size}, {"new", change.new_size}, {"delta", change.delta}};
}

Json json_of(const DiffRow& row) {
  return {{"level", row.level},
          {"name", json_or_null(row.name)},
          {"object", json_or_null(row.object)},
          {"archive", json_or_null(row.archive)},
          {"region", json_or_null(row.region)},
          {"block", json_or_null(row.block)},
          {"old", json_or_null(row.old_size)},
          {"new", json_or_null(row.new_size)},
          {"delta", row.delta},
          {"change", row.change},
          {"from", json_of(row.from)},
          {"guess", row.is_guess},
          {"aliases", row.aliases}};
}

Json rows_of(const Diff& diff) {
  Json rows = Json::array();
  for (const DiffRow& row : diff.rows) {
    rows.push_back(json_of(row));
  }
  return rows;
}

Json document_of(const Diff& diff) {
  Json document = json_document("diff");
  document["old"] = json_of(diff.old_build);
  document["new"] = json_of(diff.new_build);
  document["by"] = std::string{level_name(diff.level)};
  document["scope"] = json_of(diff.filters);
  document["total"] = diff.total ? json_of(*diff.total) : Json{};
  document["fill"] = json_of(diff.fill);
  document["overlap"] = json_of(diff.overlap);
  document["rows"] = rows_of(diff);
  document["others"] =
      diff.others ? Json{{"rows", diff.others->rows}, {"delta", diff.others->delta}}
                  : Json{};
  document["adds_up"] = diff.adds_up;
  return document;
}

/// `from` in three columns; what was left out as a last row.
Json records_of(const Diff& diff) {
  Json rows = Json::array();
  for (const DiffRow& row : diff.rows) {
    Json record = json_of(row);
    flatten_origin(record, row.from);
    rows.push_back(std::move(record));
  }
  if (diff.others) {
    rows.push_back(
        {{"level", "others"},
         {"name", counted(static_cast<std::uint64_t>(diff.others->rows), "more row")},
         {"delta", diff.others->delta}});
  }
  return rows;
}

std::string row_name(const DiffRow& row) {
  if (row.level == "symbol") {
    return symbol_text(row.name, row.aliases.size()) +
           origin_text(row.from, row.name, row.object);
  }
  return part_text(row.level, row.name) + origin_text(row.from, row.name, row.object);
}

std::string size_text(const std::optional<std::int64_t>& size) {
  return size ? grouped(*size) : "-";
}

TableRow sum_row(const std::string& name, const Change& change) {
  return {{signed_grouped(change.delta), tone_of(change.delta)},
          {grouped(change.old_size)},
          {grouped(change.new_size)},
          {},
          {name}};
}

TextTable table_of(const Diff& diff) {
  TextTable table;
  table.columns = {
      {.title = "delta", .align = Align::right},
      {.title = "old", .align = Align::right, .drop_order = 2},
      {.title = "new", .align = Align::right, .drop_order = 1},
      {.title = "change"},
      {.title = std::string{level_name(diff.level)}, .is_name = true, .may_shrink = true},
      {.title = "object", .is_name = true, .may_shrink = true, .keep = Keep::end},
      {.title = "region", .is_name = true, .may_shrink = true}};
  const bool has_place = diff.level == Level::symbol;  // an object and a region
  if (!has_place) {
    table.columns.resize(5);
  }
  for (const DiffRow& row : diff.rows) {
    TableRow cells{{signed_grouped(row.delta), tone_of(row.delta)},
                   {size_text(row.old_size)},
                   {size_text(row.new_size)},
                   {row.is_guess ? row.change + "?" : row.change},
                   {row_name(row)}};
    if (has_place) {
      cells.push_back({object_text(row.object, row.archive)});
      cells.push_back({row.region});
    }
    table.rows.push_back(std::move(cells));
  }
  if (diff.others) {
    table.footer.push_back(
        {{signed_grouped(diff.others->delta), tone_of(diff.others->delta)},
         {},
         {},
         {},
         {counted(static_cast<std::uint64_t>(diff.others->rows), "other row")}});
  }
  if (diff.total) {
    table.footer.push_back(sum_row("fill (padding)", diff.fill));
    if (diff.overlap != Change{}) {
      table.footer.push_back(sum_row("overlap", diff.overlap));
    }
    table.footer.push_back(sum_row("total", *diff.total));
  }
  return table;
}

/// The last line: the sum that proves that nothing is hidden.
std::string equation(const Diff& diff) {
  std::int64_t rows = 0;
  for (const DiffRow& row : diff.rows) {
    rows += row.delta;
  }
  const std::int64_t others = diff.others ? diff.others->delta : 0;
  const std::int64_t total = diff.total ? diff.total->delta : 0;
  return "rows " + signed_grouped(rows) + ", others " + signed_grouped(others) +
         ", fill " + signed_grouped(diff.fill.delta) + ", less overlap " +
         signed_grouped(diff.overlap.delta) + " = total " + signed_grouped(total) +
         (diff.adds_up ? "" : "  WARNING: this does not add up, run memstrata verify");
}

std::string total_text(const Diff& diff) {
  const std::string scope = text_of(diff.filters);
  return scope.empty() ? "all loaded regions, each once" : scope;
}

void write_for_people(std::ostream& out, const Diff& diff,
                      const std::vector<Overflow>& overflows, const Style& style) {
  write_heading(out,
                diff.new_build.metadata.target + ": " + build_text(diff.old_build) +
                    " -> " + build_text(diff.new_build),
                style);
  write_note(out, "of " + total_text(diff), style);
  for (const Overflow& overflow : overflows) {
    write_note(out, text_of(overflow), style);
  }
  if (!style.markdown()) {
    out << '\n';
  }
  if (diff.rows.empty() && !diff.others) {
    write_note(out, "nothing differs", style);
  } else {
    write_table(out, table_of(diff), style);
  }
  if (diff.total) {
    write_note(out, equation(diff), style);
  }
}

}  // namespace

void write_diff(std::ostream& out, const Diff& diff, const Style& style,
                const std::vector<Overflow>& overflows) {
  write_answer(out,
               {.document =
                    [&] {
                      Json document = document_of(diff);
                      document["overflows"] = json_of(overflows);
                      return document;
                    },
                .lines = [&] { return rows_of(diff); },
                .records = [&] { return records_of(diff); },
                .columns = {"level", "name", "object", "archive", "region", "block",
                            "old", "new", "delta", "change", "from_name", "from_object",
                            "from_region", "guess", "aliases"},
                .for_people = [&] { write_for_people(out, diff, overflows, style); }},
               style.format);
}

}  // namespace memstrata

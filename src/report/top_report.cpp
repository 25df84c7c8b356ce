#include "report/top_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/scope.hpp"
#include "report/shown_row.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

/// null where there is no total that it could be a share of.
Json share_of(const Top& top, const ShownRow& row) {
  if (!top.total || *top.total == 0) {
    return {};
  }
  return static_cast<double>(row.size) / static_cast<double>(*top.total);
}

Json rows_of(const Top& top) {
  Json rows = Json::array();
  for (const ShownRow& row : top.rows) {
    Json one = json_of(row);
    one["share"] = share_of(top, row);
    rows.push_back(std::move(one));
  }
  return rows;
}

Json document_of(const Top& top) {
  Json document = json_document("top");
  document["build"] = json_of(top.build);
  document["by"] = std::string{level_name(top.level)};
  document["scope"] = json_of(top.filters);
  document["rows"] = rows_of(top);
  document["others"] = top.other_rows == 0
                           ? Json{}
                           : Json{{"rows", top.other_rows}, {"size", top.other_bytes}};
  document["fill"] = top.fill;
  document["overlap"] = top.overlap;
  document["total"] = json_or_null(top.total);
  document["adds_up"] = top.adds_up;
  return document;
}

Json records_of(const Top& top) {
  Json records = rows_of(top);
  if (top.other_rows > 0) {
    records.push_back(
        {{"level", "others"},
         {"name", counted(static_cast<std::uint64_t>(top.other_rows), "more row")},
         {"size", top.other_bytes}});
  }
  return records;
}

std::string share_text(const Top& top, std::int64_t size) {
  return top.total && size >= 0 ? percent(static_cast<std::uint64_t>(size),
                                          static_cast<std::uint64_t>(*top.total))
                                : "";
}

void add_footer(TextTable& table, const Top& top) {
  const auto add = [&](std::int64_t size, const std::string& name) {
    table.footer.push_back({{grouped(size)}, {share_text(top, size)}, {name}});
  };
  if (top.other_rows > 0) {
    add(top.other_bytes,
        counted(static_cast<std::uint64_t>(top.other_rows), "other row"));
  }
  if (top.fill != 0) {
    add(top.fill, "fill (padding)");
  }
  if (top.overlap != 0) {
    add(-top.overlap, "less overlap");
  }
  if (top.total) {
    add(*top.total, "total");
  }
}

TextTable table_of(const Top& top) {
  const bool has_object = top.level == Level::symbol;
  const bool has_region = top.level == Level::symbol || top.level == Level::object;
  TextTable table;
  table.columns = {
      {.title = "size", .align = Align::right},
      {.title = "share", .align = Align::right, .drop_order = 1},
      {.title = std::string{level_name(top.level)}, .is_name = true, .may_shrink = true}};
  if (has_object) {
    table.columns.push_back(
        {.title = "object", .is_name = true, .may_shrink = true, .keep = Keep::end});
  }
  if (has_region) {
    table.columns.push_back({.title = "region", .is_name = true, .drop_order = 2});
  }
  for (const ShownRow& row : top.rows) {
    TableRow cells{{grouped(row.size)}, {share_text(top, row.size)}, {row_name(row)}};
    if (has_object) {
      cells.push_back({object_text(row.object, row.archive)});
    }
    if (has_region) {
      cells.push_back({row.region});
    }
    table.rows.push_back(std::move(cells));
  }
  add_footer(table, top);
  return table;
}

void write_for_people(std::ostream& out, const Top& top, const Style& style) {
  write_heading(out, top.build.metadata.target + " " + build_text(top.build), style);
  if (const std::string scope = text_of(top.filters); !scope.empty()) {
    write_note(out, "of " + scope, style);
  }
  out << (style.markdown() ? "" : "\n");
  write_table(out, table_of(top), style);
  if (!top.adds_up) {
    write_note(out, "WARNING: the build does not add up, run memstrata verify", style);
  }
}

}  // namespace

void write_top(std::ostream& out, const Top& top, const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(top); },
                .lines = [&] { return rows_of(top); },
                .records = [&] { return records_of(top); },
                .columns = {"level", "name", "object", "archive", "region", "block",
                            "size", "aliases", "share"},
                .for_people = [&] { write_for_people(out, top, style); }},
               style.format);
}

}  // namespace memstrata

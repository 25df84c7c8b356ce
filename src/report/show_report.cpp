#include "report/show_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "model/status.hpp"
#include "report/answer_forms.hpp"
#include "report/block_json.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/overflow_report.hpp"
#include "report/scope.hpp"
#include "report/shown_row.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const ShownRegion& region) {
  return {{"block", json_or_null(region.block)},
          {"role", region.role},
          {"name", region.name},
          {"address", json_of_address(region.address)},
          {"size", region.size},
          {"fill", region.fill}};
}

Json json_of(const ShownLevel& level) {
  Json rows = Json::array();
  for (const ShownRow& row : level.rows) {
    rows.push_back(json_of(row));
  }
  return {{"by", std::string{level_name(level.level)}},
          {"rows", std::move(rows)},
          {"others", level.other_rows == 0 ? Json{}
                                           : Json{{"rows", level.other_rows},
                                                  {"size", level.other_bytes}}}};
}

template <typename Item>
Json array_of(const std::vector<Item>& items) {
  Json array = Json::array();
  for (const Item& item : items) {
    array.push_back(json_of(item));
  }
  return array;
}

Json document_of(const Show& show) {
  Json document = json_document("show");
  document["build"] = json_of(show.build);
  document["status"] = std::string{to_string(show.build.status)};
  document["toolchain"] = json_or_null(show.build.metadata.toolchain);
  document["note"] = json_or_null(show.build.metadata.note);
  document["scope"] = json_of(show.filters);
  document["blocks"] = array_of(show.blocks);
  document["regions"] = array_of(show.regions);
  document["levels"] = array_of(show.levels);
  document["total"] = show.total;
  document["fill"] = show.fill;
  document["overlap"] = show.overlap;
  document["adds_up"] = show.adds_up;
  return document;
}

/// The rows of every level that was asked for; without one, the regions.
Json rows_of(const Show& show) {
  Json rows = Json::array();
  for (const ShownLevel& level : show.levels) {
    for (const ShownRow& row : level.rows) {
      rows.push_back(json_of(row));
    }
  }
  return show.levels.empty() ? array_of(show.regions) : rows;
}

std::vector<std::string> columns_of(const Show& show) {
  if (show.levels.empty()) {
    return {"block", "role", "name", "address", "size", "fill"};
  }
  return {"level", "name", "object", "archive", "region", "block", "size", "aliases"};
}

TextTable regions_table(const Show& show) {
  TextTable table;
  table.columns = {{.title = "block", .is_name = true, .may_shrink = true},
                   {.title = "region", .is_name = true, .may_shrink = true},
                   {.title = "address"},
                   {.title = "size", .align = Align::right},
                   {.title = "fill", .align = Align::right, .drop_order = 1},
                   {.title = ""}};
  std::string block_before;
  for (const ShownRegion& region : show.regions) {
    if (region.size == 0) {
      continue;
    }
    table.rows.push_back({{region.block == block_before ? "" : region.block},
                          {region.name},
                          {hex_address(region.address)},
                          {grouped(region.size)},
                          {region.fill == 0 ? "" : grouped(region.fill)},
                          {region.role == "load" ? "load image" : "", Tone::faint}});
    block_before = region.block;
  }
  return table;
}

TextTable level_table(const Show& show, const ShownLevel& level) {
  const bool is_symbol = level.level == Level::symbol;
  const auto total = static_cast<std::uint64_t>(show.total);
  TextTable table;
  table.columns = {{.title = "size", .align = Align::right},
                   {.title = "share", .align = Align::right, .drop_order = 1},
                   {.title = std::string{level_name(level.level)},
                    .is_name = true,
                    .may_shrink = true,
                    .keep = is_symbol ? Keep::both_ends : Keep::end}};
  if (is_symbol) {
    table.columns.push_back(
        {.title = "object", .is_name = true, .may_shrink = true, .keep = Keep::end});
    table.columns.push_back({.title = "region", .is_name = true, .may_shrink = true});
  }
  for (const ShownRow& row : level.rows) {
    TableRow cells{{grouped(row.size)},
                   {percent(static_cast<std::uint64_t>(row.size), total)},
                   {row_name(row)}};
    if (is_symbol) {
      cells.push_back({object_text(row.object, row.archive)});
      cells.push_back({row.region});
    }
    table.rows.push_back(std::move(cells));
  }
  const auto add_sum = [&](std::int64_t bytes, const std::string& name) {
    table.footer.push_back(
        {{grouped(bytes)},
         {bytes < 0 ? "" : percent(static_cast<std::uint64_t>(bytes), total)},
         {name}});
  };
  if (level.other_rows > 0) {
    add_sum(level.other_bytes,
            counted(static_cast<std::uint64_t>(level.other_rows), "other row"));
  }
  add_sum(show.fill, "fill (padding)");
  if (show.overlap != 0) {
    add_sum(-show.overlap, "less overlap");
  }
  add_sum(show.total, "total");
  return table;
}

std::string metadata_text(const StoredBuild& build) {
  const BuildMetadata& metadata = build.metadata;
  std::string text =
      "branch " + metadata.branch + ", status " + std::string{to_string(build.status)};
  if (!metadata.toolchain.empty()) {
    text += ", " + metadata.toolchain;
  }
  for (const std::string& tag : metadata.tags) {
    text += ", tag " + tag;
  }
  if (!metadata.note.empty()) {
    text += ", note: " + metadata.note;
  }
  return text;
}

void write_for_people(std::ostream& out, const Show& show,
                      const std::vector<Overflow>& overflows, const Style& style) {
  const char* const gap = style.markdown() ? "" : "\n";
  write_heading(out, show.build.metadata.target + " " + build_text(show.build), style);
  write_note(out, metadata_text(show.build), style);
  for (const Overflow& overflow : overflows) {
    write_note(out, text_of(overflow), style);
  }
  if (const std::string scope = text_of(show.filters); !scope.empty()) {
    write_note(out, "of " + scope, style);
  }
  out << gap;
  write_table(out, block_table(use_lines(show.blocks), style), style);
  out << gap;
  write_table(out, regions_table(show), style);
  for (const ShownLevel& level : show.levels) {
    out << gap;
    write_table(out, level_table(show, level), style);
  }
  if (!show.adds_up) {
    write_note(out, "WARNING: this build does not add up, run memstrata verify", style);
  }
}

}  // namespace

void write_show(std::ostream& out, const Show& show, const Style& style,
                const std::vector<Overflow>& overflows) {
  write_answer(out,
               {.document =
                    [&] {
                      Json document = document_of(show);
                      document["overflows"] = json_of(overflows);
                      return document;
                    },
                .lines = [&] { return rows_of(show); },
                .records = [&] { return rows_of(show); },
                .columns = columns_of(show),
                .for_people = [&] { write_for_people(out, show, overflows, style); }},
               style.format);
}

}  // namespace memstrata

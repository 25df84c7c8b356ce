#include "report/listing_report.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "model/status.hpp"
#include "report/answer_forms.hpp"
#include "report/bars.hpp"
#include "report/block_json.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

constexpr std::size_t kSparkColumns = 20;

using Sizes = std::vector<std::optional<std::int64_t>>;

std::string sparkline_of(const Sizes& sizes, const Style& style) {
  std::vector<std::optional<std::uint64_t>> values;
  for (const auto& size : sizes) {
    values.push_back(size ? std::optional{static_cast<std::uint64_t>(*size)}
                          : std::nullopt);
  }
  return sparkline(values, kSparkColumns, style.unicode);
}

Json json_of_sizes(const Sizes& sizes) {
  Json array = Json::array();
  for (const auto& size : sizes) {
    array.push_back(json_or_null(size));
  }
  return array;
}

Json rows_of(const std::vector<TargetLine>& targets) {
  Json rows = Json::array();
  for (const TargetLine& line : targets) {
    Json blocks = Json::array();
    for (const BlockSize& block : line.blocks) {
      Json one = json_of(block);
      const auto series = std::ranges::find(line.series, block.name, &BlockSeries::block);
      one["series"] =
          series == line.series.end() ? Json::array() : json_of_sizes(series->used);
      blocks.push_back(std::move(one));
    }
    rows.push_back({{"target", line.target},
                    {"branches", line.branches},
                    {"builds", line.builds},
                    {"releases", line.releases},
                    {"latest", json_of(line.latest)},
                    {"blocks", std::move(blocks)}});
  }
  return rows;
}

/// A row a target and block.
Json records_of(const std::vector<TargetLine>& targets) {
  Json records = Json::array();
  for (const TargetLine& line : targets) {
    for (const BlockSize& block : line.blocks) {
      Json record{{"target", line.target},
                  {"builds", line.builds},
                  {"releases", line.releases},
                  {"latest", line.latest.metadata.label},
                  {"time", rfc3339(line.latest.metadata.time)}};
      Json numbers = json_of(block);
      numbers["block"] = block.name;
      record.update(numbers);
      records.push_back(std::move(record));
    }
  }
  return records;
}

/// "94.5 %", of a block whose length is known.
std::string full_text(const BlockSize& block) {
  return block.length ? percent(static_cast<std::uint64_t>(block.high_water),
                                static_cast<std::uint64_t>(*block.length))
                      : "-";
}

TextTable table_of(const std::vector<TargetLine>& targets, const Style& style) {
  TextTable table;
  table.columns = {{.title = "target", .is_name = true, .may_shrink = true},
                   {.title = "builds", .align = Align::right},
                   {.title = "releases", .align = Align::right, .drop_order = 2},
                   {.title = "latest", .is_name = true, .may_shrink = true},
                   {.title = "block", .is_name = true, .may_shrink = true},
                   {.title = "used", .align = Align::right},
                   {.title = "full", .align = Align::right},
                   {.title = "", .drop_order = 1}};
  for (const TargetLine& line : targets) {
    TableRow row{{line.target},
                 {grouped(line.builds)},
                 {grouped(line.releases)},
                 {line.latest.metadata.label}};
    for (const BlockSeries& series : line.series) {
      const auto block = std::ranges::find(line.blocks, series.block, &BlockSize::name);
      if (block == line.blocks.end()) {
        continue;
      }
      row.resize(4);
      row.push_back({block->name});
      row.push_back({grouped(block->used)});
      row.push_back({full_text(*block)});
      row.push_back({sparkline_of(series.used, style)});
      table.rows.push_back(row);
      row = TableRow(4);  // the target is said once
    }
    if (!row.front().text.empty()) {
      table.rows.push_back(row);
    }
  }
  return table;
}

Json rows_of(const BuildList& list) {
  Json rows = Json::array();
  for (const BuildLine& line : list.builds) {
    Json row = json_of(line.build);
    row["toolchain"] = json_or_null(line.build.metadata.toolchain);
    row["status"] = std::string{to_string(line.build.status)};
    row["note"] = json_or_null(line.build.metadata.note);
    row["loaded"] = line.loaded_bytes;
    Json used = Json::object();
    for (std::size_t i = 0; i < list.blocks.size(); ++i) {
      used[list.blocks[i]] = json_or_null(line.used[i]);
    }
    row["used"] = std::move(used);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A column a block, under its name.
Json records_of(const BuildList& list) {
  Json rows = rows_of(list);
  for (Json& row : rows) {
    const Json used = row["used"];
    row.erase("used");
    for (const auto& [block, bytes] : used.items()) {
      row["used_" + block] = bytes;
    }
  }
  return rows;
}

std::vector<std::string> columns_of(const BuildList& list) {
  std::vector<std::string> columns{"id",     "target", "label", "commit",
                                   "time",   "branch", "tags",  "toolchain",
                                   "status", "note",   "loaded"};
  for (const std::string& block : list.blocks) {
    columns.push_back("used_" + block);
  }
  return columns;
}

std::string remarks_of(const StoredBuild& build) {
  std::string text;
  for (const std::string& tag : build.metadata.tags) {
    text += (text.empty() ? "tag " : ", tag ") + tag;
  }
  if (build.status != Status::ok) {
    text += (text.empty() ? "" : ", ") + std::string{to_string(build.status)};
  }
  return text;
}

TextTable table_of(const BuildList& list) {
  TextTable table;
  table.columns = {
      {.title = "build", .align = Align::right},
      {.title = "label", .is_name = true, .may_shrink = true},
      {.title = "time"},
      {.title = "branch", .is_name = true, .may_shrink = true, .drop_order = 3},
      {.title = "commit", .drop_order = 2}};
  for (const std::string& block : list.blocks) {
    table.columns.push_back({.title = block, .align = Align::right, .is_name = true});
  }
  table.columns.push_back({.title = "",
                           .is_name = true,
                           .may_shrink = true,
                           .keep = Keep::begin,
                           .drop_order = 1});
  for (const BuildLine& line : list.builds) {
    const BuildMetadata& metadata = line.build.metadata;
    TableRow row{{"#" + std::to_string(line.build.id)},
                 {metadata.label},
                 {date_of(metadata.time)},
                 {metadata.branch},
                 {short_commit(metadata.commit)}};
    for (const auto& used : line.used) {
      row.push_back({used ? grouped(*used) : "-"});
    }
    row.push_back({remarks_of(line.build)});
    table.rows.push_back(std::move(row));
  }
  if (list.builds_left_out > 0) {
    table.footer.push_back(
        {{}, {counted(std::uint64_t{list.builds_left_out}, "older build")}});
  }
  return table;
}

void write_builds_for_people(std::ostream& out, const BuildList& list,
                             const Style& style) {
  write_heading(out, list.target, style);
  for (std::size_t i = 0; i < list.blocks.size(); ++i) {
    Sizes oldest_first;
    for (const BuildLine& line : list.builds) {
      oldest_first.insert(oldest_first.begin(), line.used[i]);
    }
    write_note(out, list.blocks[i] + "  " + sparkline_of(oldest_first, style), style);
  }
  out << (style.markdown() ? "" : "\n");
  write_table(out, table_of(list), style);
}

}  // namespace

void write_targets(std::ostream& out, const std::vector<TargetLine>& targets,
                   const Style& style) {
  write_answer(
      out,
      {.document =
           [&] {
             Json document = json_document("targets");
             document["targets"] = rows_of(targets);
             return document;
           },
       .lines = [&] { return rows_of(targets); },
       .records = [&] { return records_of(targets); },
       .columns = {"target", "builds", "releases", "latest", "time", "block", "origin",
                   "length", "parent", "used", "high_water", "holes", "free", "overflow"},
       .for_people = [&] { write_table(out, table_of(targets, style), style); }},
      style.format);
}

void write_builds(std::ostream& out, const BuildList& list, const Style& style) {
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document("builds");
                      document["target"] = list.target;
                      document["blocks"] = list.blocks;
                      document["builds"] = rows_of(list);
                      document["builds_left_out"] = list.builds_left_out;
                      return document;
                    },
                .lines = [&] { return rows_of(list); },
                .records = [&] { return records_of(list); },
                .columns = columns_of(list),
                .for_people = [&] { write_builds_for_people(out, list, style); }},
               style.format);
}

}  // namespace memstrata

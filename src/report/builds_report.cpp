#include "report/builds_report.hpp"

#include <nlohmann/json.hpp>

#include "model/status.hpp"
#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

Json rows_of(const std::vector<StoredBuild>& builds) {
  Json rows = Json::array();
  for (const StoredBuild& build : builds) {
    Json row = json_of(build);
    row["toolchain"] = json_or_null(build.metadata.toolchain);
    row["status"] = std::string{to_string(build.status)};
    row["note"] = json_or_null(build.metadata.note);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

TextTable table_of(const std::vector<StoredBuild>& builds) {
  TextTable table;
  table.columns = {
      {.title = "build", .align = TableColumn::Align::right},
      {.title = "target", .is_name = true, .may_shrink = true},
      {.title = "branch", .is_name = true, .may_shrink = true, .drop_order = 1},
      {.title = "label", .is_name = true, .may_shrink = true},
      {.title = "time"},
      {.title = "tags", .is_name = true, .may_shrink = true, .keep = Keep::begin},
      {.title = "note", .is_name = true, .may_shrink = true, .keep = Keep::begin}};
  for (const StoredBuild& build : builds) {
    const BuildMetadata& metadata = build.metadata;
    table.rows.push_back({{"#" + std::to_string(build.id)},
                          {metadata.target},
                          {metadata.branch},
                          {metadata.label},
                          {rfc3339(metadata.time)},
                          {joined(metadata.tags)},
                          {metadata.note}});
  }
  return table;
}

}  // namespace

void write_changed_builds(std::ostream& out, const std::string& kind,
                          const std::vector<StoredBuild>& builds, const Style& style) {
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document(kind);
                      document["builds"] = rows_of(builds);
                      return document;
                    },
                .lines = [&] { return rows_of(builds); },
                .records = [&] { return rows_of(builds); },
                .columns = {"id", "target", "label", "commit", "time", "branch", "tags",
                            "toolchain", "status", "note"},
                .for_people = [&] { write_table(out, table_of(builds), style); }},
               style.format);
}

}  // namespace memstrata

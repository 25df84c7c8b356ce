#include "report/ingest_report.hpp"

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

Json rows_of(const std::vector<IngestResult>& results) {
  Json rows = Json::array();
  for (const IngestResult& result : results) {
    rows.push_back({{"file", result.file},
                    {"build", result.build ? json_of(*result.build) : Json{}},
                    {"snapshots", result.snapshots},
                    {"result", result.result},
                    {"message", json_or_null(result.message)}});
  }
  return rows;
}

/// The build's id instead of the build.
Json flat_rows_of(const std::vector<IngestResult>& results) {
  Json rows = rows_of(results);
  for (Json& row : rows) {
    Json& build = row["build"];
    build = build.is_null() ? Json{} : build["id"];
  }
  return rows;
}

std::string word_for(const IngestResult& result) {
  return result.result == "present" ? "already there" : result.result;
}

TextTable table_of(const std::vector<IngestResult>& results) {
  TextTable table;
  table.columns = {
      {.title = "result"},
      {.title = "build", .align = TableColumn::Align::right},
      {.title = "target", .is_name = true, .may_shrink = true},
      {.title = "branch", .is_name = true, .may_shrink = true, .drop_order = 1},
      {.title = "label", .is_name = true, .may_shrink = true},
      {.title = "time"},
      {.title = "file", .is_name = true, .may_shrink = true, .keep = Keep::end},
      {.title = "", .is_name = true},
  };
  for (const IngestResult& result : results) {
    const bool is_refused = result.result == "refused";
    TableRow row{{word_for(result), is_refused ? Tone::warning : Tone::plain}};
    if (result.build) {
      const BuildMetadata& metadata = result.build->metadata;
      row.insert(row.end(), {{"#" + std::to_string(result.build->id)},
                             {metadata.target},
                             {metadata.branch},
                             {metadata.label},
                             {rfc3339(metadata.time)}});
    } else {
      row.resize(6);
    }
    row.push_back({result.file});
    if (!is_refused) {  // why a file is refused was said as a message
      row.push_back({result.message, Tone::warning});
    }
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

void write_ingest_results(std::ostream& out, const std::vector<IngestResult>& results,
                          const Style& style) {
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document("ingest");
                      document["results"] = rows_of(results);
                      return document;
                    },
                .lines = [&] { return rows_of(results); },
                .records = [&] { return flat_rows_of(results); },
                .columns = {"file", "build", "snapshots", "result", "message"},
                .for_people = [&] { write_table(out, table_of(results), style); }},
               style.format);
}

}  // namespace memstrata

#include "report/care_report.hpp"

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

Json rows_of(const std::vector<Finding>& findings) {
  Json rows = Json::array();
  for (const Finding& finding : findings) {
    rows.push_back({{"target", json_or_null(finding.target)},
                    {"branch", json_or_null(finding.branch)},
                    {"label", json_or_null(finding.label)},
                    {"region", json_or_null(finding.region)},
                    {"message", finding.message}});
  }
  return rows;
}

TextTable table_of(const std::vector<Finding>& findings) {
  TextTable table;
  table.columns = {{.title = "target", .is_name = true, .may_shrink = true},
                   {.title = "branch", .is_name = true, .may_shrink = true},
                   {.title = "label", .is_name = true, .may_shrink = true},
                   {.title = "region", .is_name = true, .may_shrink = true},
                   {.title = "what is wrong", .is_name = true}};
  for (const Finding& finding : findings) {
    table.rows.push_back({{finding.target},
                          {finding.branch},
                          {finding.label},
                          {finding.region},
                          {finding.message, Tone::warning}});
  }
  return table;
}

void write_findings_for_people(std::ostream& out, const std::vector<Finding>& findings,
                               std::size_t builds, const Style& style) {
  const std::string checked = counted(std::uint64_t{builds}, "build");
  if (findings.empty()) {
    write_note(out, checked + " checked, everything adds up", style);
    return;
  }
  write_table(out, table_of(findings), style);
  write_note(
      out, checked + " checked, " + counted(std::uint64_t{findings.size()}, "difference"),
      style);
}

Json migration_row(std::int64_t before, std::int64_t now) {
  return {{"from", before}, {"to", now}};
}

}  // namespace

void write_findings(std::ostream& out, const std::vector<Finding>& findings,
                    std::size_t builds, const Style& style) {
  write_answer(
      out,
      {.document =
           [&] {
             Json document = json_document("verify");
             document["adds_up"] = findings.empty();
             document["builds"] = builds;
             document["findings"] = rows_of(findings);
             return document;
           },
       .lines = [&] { return rows_of(findings); },
       .records = [&] { return rows_of(findings); },
       .columns = {"target", "branch", "label", "region", "message"},
       .for_people = [&] { write_findings_for_people(out, findings, builds, style); }},
      style.format);
}

void write_migration(std::ostream& out, std::int64_t before, std::int64_t now,
                     const Style& style) {
  const auto rows = [&] { return Json::array({migration_row(before, now)}); };
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document("migrate");
                      document.update(migration_row(before, now));
                      return document;
                    },
                .lines = rows,
                .records = rows,
                .columns = {"from", "to"},
                .for_people =
                    [&] {
                      write_note(out,
                                 before == now
                                     ? "schema " + std::to_string(now) + ", the newest"
                                     : "schema " + std::to_string(before) + " -> " +
                                           std::to_string(now),
                                 style);
                    }},
               style.format);
}

}  // namespace memstrata

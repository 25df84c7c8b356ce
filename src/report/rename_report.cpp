#include "report/rename_report.hpp"

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

Json rows_of(const std::vector<Rename>& renames) {
  Json rows = Json::array();
  for (const Rename& rename : renames) {
    rows.push_back(
        {{"old", rename.old_name}, {"new", rename.new_name}, {"latest", rename.latest}});
  }
  return rows;
}

Json document_of(const std::string& target, const std::vector<Rename>& renames) {
  Json document = json_document("rename");
  document["target"] = target;
  document["rows"] = rows_of(renames);
  return document;
}

void write_for_people(std::ostream& out, const std::vector<Rename>& renames,
                      const Style& style) {
  if (renames.empty()) {
    write_note(out, "no symbol is known to have been renamed", style);
    return;
  }
  TextTable table;
  table.columns = {{.title = "old", .is_name = true, .may_shrink = true},
                   {.title = "new", .is_name = true, .may_shrink = true},
                   {.title = "latest", .is_name = true, .may_shrink = true}};
  for (const Rename& rename : renames) {
    table.rows.push_back({{rename.old_name}, {rename.new_name}, {rename.latest}});
  }
  write_table(out, table, style);
}

}  // namespace

void write_renames(std::ostream& out, const std::string& target,
                   const std::vector<Rename>& renames, const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(target, renames); },
                .lines = [&] { return rows_of(renames); },
                .records = [&] { return rows_of(renames); },
                .columns = {"old", "new", "latest"},
                .for_people = [&] { write_for_people(out, renames, style); }},
               style.format);
}

}  // namespace memstrata

#include "report/address_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const AddressHolder& holder) {
  return {{"role", holder.role},
          {"kind", holder.kind},
          {"name", json_or_null(holder.name)},
          {"aliases", holder.aliases},
          {"object", json_or_null(holder.object)},
          {"archive", json_or_null(holder.archive)},
          {"section", json_or_null(holder.section)},
          {"region", json_or_null(holder.region)},
          {"block", json_or_null(holder.block)},
          {"address", json_of_address(holder.address)},
          {"size", holder.size},
          {"offset", holder.offset}};
}

Json rows_of(const AddressAnswer& answer) {
  Json rows = Json::array();
  for (const AddressHolder& holder : answer.holders) {
    rows.push_back(json_of(holder));
  }
  return rows;
}

Json document_of(const AddressAnswer& answer) {
  Json document = json_document("address");
  document["build"] = json_of(answer.build);
  document["address"] = json_of_address(answer.address);
  document["rows"] = rows_of(answer);
  return document;
}

/// "f (+1 name) + 12"; "(fill) + 2"
std::string place_text(const AddressHolder& holder) {
  const bool is_symbol = holder.kind == "object" || holder.kind == "merged";
  const std::string name = is_symbol ? symbol_text(holder.name, holder.aliases.size())
                                     : "(" + holder.kind + ")";
  return name + " + " + std::to_string(holder.offset);
}

TextTable table_of(const AddressAnswer& answer) {
  TextTable table;
  table.columns = {
      {.title = "name", .is_name = true, .may_shrink = true},
      {.title = "begins"},
      {.title = "size", .align = Align::right},
      {.title = "object", .is_name = true, .may_shrink = true, .keep = Keep::end},
      {.title = "region", .is_name = true},
      {.title = "block", .is_name = true},
      {.title = ""}};
  for (const AddressHolder& holder : answer.holders) {
    table.rows.push_back({{place_text(holder)},
                          {hex_address(holder.address)},
                          {grouped(holder.size)},
                          {object_text(holder.object, holder.archive)},
                          {holder.region},
                          {holder.block},
                          {holder.role == "load" ? "load image" : "", Tone::faint}});
  }
  return table;
}

void write_for_people(std::ostream& out, const AddressAnswer& answer,
                      const Style& style) {
  write_heading(out,
                hex_address(answer.address) + " in " + answer.build.metadata.target +
                    " " + build_text(answer.build),
                style);
  out << (style.markdown() ? "" : "\n");
  write_table(out, table_of(answer), style);
}

}  // namespace

void write_address(std::ostream& out, const AddressAnswer& answer, const Style& style) {
  const auto rows = [&] { return rows_of(answer); };
  write_answer(out,
               {.document = [&] { return document_of(answer); },
                .lines = rows,
                .records = rows,
                .columns = {"role", "kind", "name", "aliases", "object", "archive",
                            "section", "region", "block", "address", "size", "offset"},
                .for_people = [&] { write_for_people(out, answer, style); }},
               style.format);
}

}  // namespace memstrata

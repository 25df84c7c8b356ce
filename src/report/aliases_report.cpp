#include "report/aliases_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

Json json_of(const AliasGroup& group) {
  return {{"name", json_or_null(group.name)},
          {"aliases", group.aliases},
          {"object", json_or_null(group.object)},
          {"archive", json_or_null(group.archive)},
          {"region", json_or_null(group.region)},
          {"address", json_of_address(group.address)},
          {"size", group.size}};
}

Json json_of(const Aliases& aliases, const AliasEvent& event) {
  const StoredBuild& build = aliases.builds[event.build];
  return {{"group", event.group},
          {"name", event.name},
          {"object", json_or_null(event.object)},
          {"change", event.change},
          {"build", build.id},
          {"label", build.metadata.label},
          {"commit", json_or_null(build.metadata.commit)},
          {"time", rfc3339(build.metadata.time)},
          {"delta", event.delta}};
}

Json events_of(const Aliases& aliases) {
  Json rows = Json::array();
  for (const AliasEvent& event : aliases.events) {
    rows.push_back(json_of(aliases, event));
  }
  return rows;
}

Json document_of(const Aliases& aliases) {
  Json document = json_document("aliases");
  document["build"] = json_of(aliases.build);
  document["groups"] = Json::array();
  for (const AliasGroup& group : aliases.groups) {
    document["groups"].push_back(json_of(group));
  }
  document["rows"] = events_of(aliases);
  return document;
}

/// "3 names, 48 bytes at 0x08001234 in .text, uart.o"
std::string group_text(const AliasGroup& group) {
  const std::string text =
      (group.aliases.empty() ? std::string{"1 name, alone"}
                             : counted(std::uint64_t{group.aliases.size() + 1}, "name")) +
      ", " + counted(static_cast<std::uint64_t>(group.size), "byte") + " at " +
      hex_address(group.address) + " in " + visible(group.region);
  const std::string object = object_text(group.object, group.archive);
  return object.empty() ? text : text + ", " + visible(object);
}

TextTable names_of(const AliasGroup& group) {
  TextTable table;
  table.columns = {{.title = "name", .is_name = true}, {.title = ""}};
  table.rows.push_back({{symbol_text(group.name, 0)}, {"primary", Tone::faint}});
  for (const std::string& alias : group.aliases) {
    table.rows.push_back({{alias}, {"alias", Tone::faint}});
  }
  return table;
}

TextTable table_of_events(const Aliases& aliases) {
  TextTable table;
  table.columns = {{.title = "build", .is_name = true, .may_shrink = true},
                   {.title = "time", .drop_order = 2},
                   {.title = "commit", .drop_order = 1},
                   {.title = "change"},
                   {.title = "name", .is_name = true, .may_shrink = true},
                   {.title = "group", .is_name = true, .may_shrink = true},
                   {.title = "delta", .align = Align::right}};
  for (const AliasEvent& event : aliases.events) {
    const BuildMetadata& build = aliases.builds[event.build].metadata;
    table.rows.push_back({{build.label},
                          {date_of(build.time)},
                          {short_commit(build.commit)},
                          {event.change},
                          {event.name},
                          {event.group},
                          {signed_grouped(event.delta), tone_of(event.delta)}});
  }
  return table;
}

void write_for_people(std::ostream& out, const Aliases& aliases, const Style& style) {
  const char* const gap = style.markdown() ? "" : "\n";
  write_heading(out, aliases.build.metadata.target + " " + build_text(aliases.build),
                style);
  for (const AliasGroup& group : aliases.groups) {
    out << gap;
    write_note(out, group_text(group), style);
    write_table(out, names_of(group), style);
  }
  if (aliases.groups.empty()) {
    write_note(out, "not in this build", style);
  }
  out << gap;
  if (aliases.events.empty()) {
    write_note(out, "never shared its bytes with another name", style);
    return;
  }
  write_table(out, table_of_events(aliases), style);
}

}  // namespace

void write_aliases(std::ostream& out, const Aliases& aliases, const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(aliases); },
                .lines = [&] { return events_of(aliases); },
                .records = [&] { return events_of(aliases); },
                .columns = {"group", "name", "object", "change", "build", "label",
                            "commit", "time", "delta"},
                .for_people = [&] { write_for_people(out, aliases, style); }},
               style.format);
}

}  // namespace memstrata

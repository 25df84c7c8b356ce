#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/heap_diff.hpp"
#include "model/heap_figures.hpp"
#include "report/answer_forms.hpp"
#include "report/heap_legend.hpp"
#include "report/heap_map.hpp"
#include "report/heap_report.hpp"
#include "report/heap_summary.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;
using Value = std::optional<std::uint64_t>;

struct NumberChange {
  const char* name;
  const char* unit;
  Value older;
  Value newer;

  [[nodiscard]] std::optional<std::int64_t> delta() const {
    if (!older || !newer) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(*newer) - static_cast<std::int64_t>(*older);
  }
};

std::vector<NumberChange> number_changes(const HeapSnapshot& older,
                                         const HeapSnapshot& newer) {
  return {{"total", "bytes", total_bytes(older), total_bytes(newer)},
          {"used", "bytes", used_bytes(older), used_bytes(newer)},
          {"free", "bytes", free_bytes(older), free_bytes(newer)},
          {"largest_free", "bytes", largest_free(older), largest_free(newer)},
          {"one_blocks", "chains", older.header.one_blocks, newer.header.one_blocks},
          {"two_blocks", "chains", older.header.two_blocks, newer.header.two_blocks},
          {"max_block", "GC blocks", older.header.max_block, newer.header.max_block},
          {"max_free", "GC blocks", older.header.max_free, newer.header.max_free}};
}

constexpr std::array<std::pair<GcBlockChange, const char*>, 5> kChangeWords{{
    {GcBlockChange::same_free, "same_free"},
    {GcBlockChange::same_used, "same_used"},
    {GcBlockChange::freed, "freed"},
    {GcBlockChange::allocated, "allocated"},
    {GcBlockChange::changed, "changed"},
}};

const char* word_of(AreaDiff::Presence presence) {
  switch (presence) {
    case AreaDiff::Presence::added:
      return "added";
    case AreaDiff::Presence::removed:
      return "removed";
    case AreaDiff::Presence::both:
      break;
  }
  return "both";
}

Json json_of(const Value& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// csv and the lines of ndjson: the numbers, then the kinds.
Json records_of(const HeapDiff& diff, const HeapSnapshot& older,
                const HeapSnapshot& newer) {
  Json records = Json::array();
  for (const auto& change : number_changes(older, newer)) {
    records.push_back({{"name", change.name},
                       {"unit", change.unit},
                       {"old", json_of(change.older)},
                       {"new", json_of(change.newer)},
                       {"delta", json_or_null(change.delta())}});
  }
  for (const auto& [kind, delta] : diff.kinds) {
    records.push_back({{"name", "kind " + std::string{kind}},
                       {"unit", "GC blocks"},
                       {"old", nullptr},
                       {"new", nullptr},
                       {"delta", delta.gc_blocks}});
  }
  return records;
}

Json area_json(const AreaDiff& area) {
  Json runs = Json::array();
  for (const auto& run : area.runs) {
    runs.push_back({std::string{sign_of(run.change)}, std::string{run.old_letter},
                    std::string{run.new_letter}, run.count});
  }
  return {{"address", json_of_address(area.address)},
          {"presence", word_of(area.presence)},
          {"runs", std::move(runs)}};
}

Json name_json(const StoredSnapshot& stored) {
  return {{"id", stored.id == 0 ? Json(nullptr) : Json(stored.id)},
          {"target", json_or_null(stored.target)},
          {"build", stored.build ? json_of(*stored.build) : Json(nullptr)},
          {"label", json_or_null(stored.snapshot.label)},
          {"sequence", stored.snapshot.sequence}};
}

Json document_of(const HeapDiff& diff, const StoredSnapshot& older,
                 const StoredSnapshot& newer) {
  Json document = json_document("heap_diff");
  document["old"] = name_json(older);
  document["new"] = name_json(newer);
  document["alignment"] = diff.alignment == HeapAlignment::address ? "address" : "offset";
  document["numbers"] = Json::object();
  for (const auto& change : number_changes(older.snapshot, newer.snapshot)) {
    document["numbers"][change.name] = {{"old", json_of(change.older)},
                                        {"new", json_of(change.newer)},
                                        {"delta", json_or_null(change.delta())}};
  }
  document["kinds"] = Json::object();
  for (const auto& [kind, delta] : diff.kinds) {
    document["kinds"][std::string{kind}] = {{"chains", delta.chains},
                                            {"gc_blocks", delta.gc_blocks}};
  }
  document["gc_blocks"] = Json::object();
  for (const auto& [change, word] : kChangeWords) {
    const auto found = diff.totals.find(change);
    document["gc_blocks"][word] = found == diff.totals.end() ? 0 : found->second;
  }
  document["areas"] = Json::array();
  for (const auto& area : diff.areas) {
    document["areas"].push_back(area_json(area));
  }
  return document;
}

std::string text_of(const Value& value) {
  return value ? grouped(*value) : "?";
}

TextTable number_table(const HeapSnapshot& older, const HeapSnapshot& newer) {
  TextTable table;
  table.columns = {{.title = ""},
                   {.title = "old", .align = Align::right},
                   {.title = "new", .align = Align::right},
                   {.title = "delta", .align = Align::right},
                   {.title = ""}};
  for (const auto& change : number_changes(older, newer)) {
    if (!change.older && !change.newer) {
      continue;
    }
    std::string name = change.name;
    std::ranges::replace(name, '_', ' ');
    const auto delta = change.delta();
    table.rows.push_back({{name},
                          {text_of(change.older)},
                          {text_of(change.newer)},
                          {delta ? signed_grouped(*delta) : "?"},
                          {change.unit, Tone::faint}});
  }
  return table;
}

TextTable kind_table(const HeapDiff& diff, Bytes gc_block_bytes) {
  TextTable table;
  table.columns = {
      {.title = "kind"},
      {.title = ""},
      {.title = "chains", .align = Align::right},
      {.title = gc_block_bytes > 0 ? "bytes" : "GC blocks", .align = Align::right}};
  const auto size = static_cast<std::int64_t>(gc_block_bytes > 0 ? gc_block_bytes : 1);
  for (const auto& [kind, delta] : diff.kinds) {
    table.rows.push_back(
        {{std::string{kind}},
         {kind_meaning(kind)},
         {signed_grouped(delta.chains)},
         {signed_grouped(delta.gc_blocks * size), tone_of(delta.gc_blocks)}});
  }
  return table;
}

void write_maps(std::ostream& out, const HeapDiff& diff, Bytes gc_block_bytes,
                const HeapLook& look, const Style& style) {
  out << (style.markdown() ? "\n```\n" : "");
  std::size_t number = 0;
  for (const auto& area : diff.areas) {
    GcBlocks blocks = 0;
    for (const auto& run : area.runs) {
      blocks += run.count;
    }
    out << '\n';
    if (area.presence != AreaDiff::Presence::both) {
      out << word_of(area.presence) << ' ';
    }
    write_area_title(out,
                     {.number = ++number,
                      .areas = diff.areas.size(),
                      .address = area.address,
                      .gc_blocks = blocks},
                     style);
    write_heap_map(out, {.address = area.address, .gc_block_bytes = gc_block_bytes},
                   painted_changes(area, style.color), map_look(look, "unchanged", style),
                   style);
  }
  out << '\n';
  write_change_legend(out, style);
  out << (style.markdown() ? "```\n" : "");
}

void write_tables(std::ostream& out, const HeapDiff& diff, const StoredSnapshot& older,
                  const StoredSnapshot& newer, const Style& style) {
  write_heading(out, "heap " + snapshot_name(older) + " to " + snapshot_name(newer),
                style);
  if (diff.alignment == HeapAlignment::offset) {
    write_note(out, "the heap moved: areas are compared by offset", style);
  }
  out << '\n';
  write_table(out, number_table(older.snapshot, newer.snapshot), style);
  if (!diff.kinds.empty()) {
    out << '\n';
    write_table(out, kind_table(diff, newer.snapshot.gc_block_bytes.value_or(0)), style);
  }
}

}  // namespace

void write_heap_diff(std::ostream& out, const StoredSnapshot& older,
                     const StoredSnapshot& newer, const HeapLook& look,
                     const Style& style) {
  const auto diff = diff_heaps(older.snapshot, newer.snapshot);
  const auto records = [&] { return records_of(diff, older.snapshot, newer.snapshot); };
  const auto for_people = [&] {
    write_tables(out, diff, older, newer, style);
    if (!diff.areas.empty()) {
      write_maps(out, diff, newer.snapshot.gc_block_bytes.value_or(0), look, style);
    }
  };
  write_answer(out,
               {.document = [&] { return document_of(diff, older, newer); },
                .lines = records,
                .records = records,
                .columns = {"name", "unit", "old", "new", "delta"},
                .for_people = for_people},
               style.format);
}

}  // namespace memstrata

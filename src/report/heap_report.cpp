#include "report/heap_report.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "model/heap_figures.hpp"
#include "report/answer_forms.hpp"
#include "report/heap_json.hpp"
#include "report/heap_legend.hpp"
#include "report/heap_map.hpp"
#include "report/heap_summary.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

Json kind_records(const StoredSnapshot& stored) {
  Json records = Json::array();
  const auto figures = figures_of(stored.snapshot.areas);
  const auto add = [&](const std::string& kind, std::uint64_t chains, GcBlocks blocks) {
    Json record = {{"label", json_or_null(stored.snapshot.label)},
                   {"kind", kind},
                   {"chains", chains},
                   {"gc_blocks", blocks},
                   {"bytes", nullptr}};
    if (stored.snapshot.gc_block_bytes) {
      record["bytes"] = blocks * *stored.snapshot.gc_block_bytes;
    }
    records.push_back(std::move(record));
  };
  for (const auto& [kind, use] : figures.kinds) {
    add(std::string{kind}, use.chains, use.gc_blocks);
  }
  std::uint64_t free_runs = 0;
  for (const auto& [length, count] : figures.free_lengths) {
    free_runs += count;
  }
  add("free", free_runs, figures.free_blocks);
  return records;
}

void write_map(std::ostream& out, const HeapSnapshot& snapshot, const HeapLook& look,
               const Style& style) {
  std::size_t number = 0;
  for (const auto& area : snapshot.areas) {
    out << '\n';
    write_area_title(out,
                     {.number = ++number,
                      .areas = snapshot.areas.size(),
                      .address = area.address,
                      .gc_blocks = gc_blocks(area)},
                     style);
    write_heap_map(
        out,
        {.address = area.address, .gc_block_bytes = snapshot.gc_block_bytes.value_or(0)},
        look.rainbow ? painted_as_rainbow(area) : painted_by_kind(area),
        map_look(look, "all free", style), style);
  }
}

void write_for_people(std::ostream& out, const StoredSnapshot& stored,
                      const HeapLook& look, const Style& style) {
  write_heap_summary(out, stored, style);
  if (stored.snapshot.areas.empty()) {
    return;
  }
  out << (style.markdown() ? "\n```\n" : "");
  write_map(out, stored.snapshot, look, style);
  out << '\n';
  write_kind_legend(out, stored.snapshot, look.rainbow, style);
  out << (style.markdown() ? "```\n" : "");
}

}  // namespace

void write_heap(std::ostream& out, const StoredSnapshot& stored, const HeapLook& look,
                const Style& style) {
  switch (style.format) {
    case OutputFormat::json:
    case OutputFormat::ndjson:
      write_heap_json(out, std::vector{stored});
      out << '\n';
      break;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      write_delimited(out, kind_records(stored),
                      {"label", "kind", "chains", "gc_blocks", "bytes"}, style.format);
      break;
    case OutputFormat::table:
    case OutputFormat::markdown:
      write_for_people(out, stored, look, style);
  }
}

}  // namespace memstrata

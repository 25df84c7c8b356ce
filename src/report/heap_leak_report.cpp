#include <algorithm>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "model/heap_diff.hpp"
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

Json records_of(const std::vector<LeakedChain>& leaks, Bytes gc_block_bytes) {
  Json records = Json::array();
  for (const auto& leak : leaks) {
    records.push_back(
        {{"address", json_of_address(leak.address)},
         {"kind", std::string{leak.kind}},
         {"gc_blocks", leak.length},
         {"bytes",
          gc_block_bytes == 0 ? Json(nullptr) : Json(leak.length * gc_block_bytes)}});
  }
  return records;
}

std::map<char, KindUse> by_kind(const std::vector<LeakedChain>& leaks) {
  std::map<char, KindUse> kinds;
  for (const auto& leak : leaks) {
    ++kinds[leak.kind].chains;
    kinds[leak.kind].gc_blocks += leak.length;
  }
  return kinds;
}

TextTable kind_table(const std::vector<LeakedChain>& leaks, Bytes size) {
  TextTable table;
  table.columns = {{.title = "kind"},
                   {.title = ""},
                   {.title = "chains", .align = Align::right},
                   {.title = "bytes", .align = Align::right}};
  KindUse all;
  for (const auto& [kind, use] : by_kind(leaks)) {
    table.rows.push_back({{std::string{kind}},
                          {kind_meaning(kind)},
                          {grouped(use.chains)},
                          {grouped(use.gc_blocks * size)}});
    all.chains += use.chains;
    all.gc_blocks += use.gc_blocks;
  }
  table.footer.push_back(
      {{""}, {"all"}, {grouped(all.chains)}, {grouped(all.gc_blocks * size)}});
  return table;
}

/// The largest first; what `limit` cuts is summed in the last row.
TextTable chain_table(std::vector<LeakedChain> leaks, Bytes size, std::size_t limit) {
  std::ranges::stable_sort(leaks, std::greater{}, &LeakedChain::length);
  TextTable table;
  table.columns = {
      {.title = "address"}, {.title = "kind"}, {.title = "bytes", .align = Align::right}};
  const std::size_t shown = limit == 0 ? leaks.size() : std::min(limit, leaks.size());
  GcBlocks rest = 0;
  for (std::size_t i = 0; i < leaks.size(); ++i) {
    if (i < shown) {
      table.rows.push_back({{hex_address(leaks[i].address)},
                            {kind_meaning(leaks[i].kind)},
                            {grouped(leaks[i].length * size)}});
    } else {
      rest += leaks[i].length;
    }
  }
  if (shown < leaks.size()) {
    table.footer.push_back({{counted(std::uint64_t{leaks.size() - shown}, "more chain")},
                            {""},
                            {grouped(rest * size)}});
  }
  return table;
}

void write_tables(std::ostream& out, const std::vector<LeakedChain>& leaks, Bytes size,
                  std::size_t row_limit, const Style& style) {
  out << '\n';
  write_table(out, kind_table(leaks, size), style);
  if (!leaks.empty()) {
    out << '\n';
    write_table(out, chain_table(leaks, size, row_limit), style);
  }
}

void write_maps(std::ostream& out, const std::vector<LeakedChain>& leaks,
                const HeapSnapshot& snapshot, const HeapLook& look, const Style& style) {
  const Bytes size = snapshot.gc_block_bytes.value_or(0);
  out << (style.markdown() ? "\n```\n" : "");
  std::size_t number = 0;
  for (const auto& area : snapshot.areas) {
    out << '\n';
    write_area_title(out,
                     {.number = ++number,
                      .areas = snapshot.areas.size(),
                      .address = area.address,
                      .gc_blocks = gc_blocks(area)},
                     style);
    write_heap_map(out, {.address = area.address, .gc_block_bytes = size},
                   painted_leaks(area, std::max<Bytes>(size, 1), leaks),
                   map_look(look, "without leak", style), style);
  }
  out << "\n. free   o other object   letters: new and still there\n";
  out << (style.markdown() ? "```\n" : "");
}

}  // namespace

void write_heap_leaks(std::ostream& out, const LeakWatch& watch, const HeapLook& look,
                      std::size_t row_limit, const Style& style) {
  const auto& [first, second, third] = watch;
  const auto leaks = leaked_chains(first.snapshot, second.snapshot, third.snapshot);
  const Bytes size = second.snapshot.gc_block_bytes.value_or(0);
  const auto records = [&] { return records_of(leaks, size); };
  const auto document = [&] {
    Json json = json_document("heap_leaks");
    json["snapshots"] = {snapshot_name(first), snapshot_name(second),
                         snapshot_name(third)};
    json["rows"] = records();
    return json;
  };
  const auto for_people = [&] {
    write_heading(out,
                  "new in " + snapshot_name(second) + ", not in " + snapshot_name(first) +
                      ", and still in " + snapshot_name(third),
                  style);
    write_tables(out, leaks, second.snapshot.gc_block_bytes.value_or(1), row_limit,
                 style);
    if (!leaks.empty()) {
      write_maps(out, leaks, second.snapshot, look, style);
    }
  };
  write_answer(out,
               {.document = document,
                .lines = records,
                .records = records,
                .columns = {"address", "kind", "gc_blocks", "bytes"},
                .for_people = for_people},
               style.format);
}

}  // namespace memstrata

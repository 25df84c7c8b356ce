#include "report/heap_summary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "model/heap_figures.hpp"
#include "report/heap_paint.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

std::string bytes_text(const std::optional<Bytes>& bytes) {
  return bytes ? grouped(*bytes) : "?";
}

std::string share_text(const std::optional<double>& share) {
  return share ? percent(static_cast<std::uint64_t>(std::lround(*share * 10000)), 10000)
               : "?";
}

// 64,640 bytes: 6,848 used, 57,792 free (89.4 %)
std::string totals_line(const HeapSnapshot& snapshot) {
  const auto total = total_bytes(snapshot);
  const auto free = free_bytes(snapshot);
  std::string line = bytes_text(total) + " bytes: " + bytes_text(used_bytes(snapshot)) +
                     " used, " + bytes_text(free) + " free";
  if (total && free) {
    line += " (" + percent(*free, *total) + ")";
  }
  return line;
}

std::string free_line(const HeapSnapshot& snapshot) {
  return "largest free run " + bytes_text(largest_free(snapshot)) +
         " bytes, fragmentation " + share_text(fragmentation(snapshot));
}

void append(std::string& line, const std::string& what,
            const std::optional<std::uint64_t>& number) {
  if (number) {
    line += (line.empty() ? "" : ", ") + what + " " + grouped(*number);
  }
}

std::string chains_line(const HeapSnapshot& snapshot) {
  const auto& header = snapshot.header;
  std::string line;
  append(line, "1-blocks", header.one_blocks);
  append(line, "2-blocks", header.two_blocks);
  append(line, "longest chain", header.max_block);
  append(line, "longest free run", header.max_free);
  return line;
}

std::string size_line(const HeapSnapshot& snapshot) {
  std::string line;
  append(line, "bytes of a GC block", snapshot.gc_block_bytes);
  append(line, "heap may grow by", snapshot.header.max_new_split);
  return line;
}

std::string memory_line(const HeapSnapshot& snapshot) {
  const auto& header = snapshot.header;
  std::string line;
  append(line, "stack", header.stack_used);
  append(line, "of", header.stack_total);
  append(line, "malloc total", header.mem_total);
  append(line, "current", header.mem_current);
  append(line, "peak", header.mem_peak);
  return line;
}

TextTable kinds_table(const HeapSnapshot& snapshot) {
  const auto figures = figures_of(snapshot.areas);
  const Bytes size = snapshot.gc_block_bytes.value_or(1);
  TextTable table;
  table.columns = {
      {.title = "kind"},
      {.title = ""},
      {.title = "chains", .align = Align::right},
      {.title = snapshot.gc_block_bytes ? "bytes" : "GC blocks", .align = Align::right},
      {.title = "share", .align = Align::right}};
  std::vector<std::pair<char, KindUse>> kinds{figures.kinds.begin(), figures.kinds.end()};
  std::ranges::stable_sort(kinds, [](const auto& a, const auto& b) {
    return a.second.gc_blocks > b.second.gc_blocks;
  });
  for (const auto& [kind, use] : kinds) {
    table.rows.push_back({{std::string{kind}},
                          {kind_meaning(kind)},
                          {grouped(use.chains)},
                          {grouped(use.gc_blocks * size)},
                          {percent(use.gc_blocks, figures.gc_blocks)}});
  }
  std::uint64_t free_runs = 0;
  for (const auto& [length, count] : figures.free_lengths) {
    free_runs += count;
  }
  table.rows.push_back({{std::string{kFreeLetter}},
                        {"free"},
                        {grouped(free_runs)},
                        {grouped(figures.free_blocks * size)},
                        {percent(figures.free_blocks, figures.gc_blocks)}});
  table.footer.push_back({{""},
                          {"all"},
                          {""},
                          {grouped(figures.gc_blocks * size)},
                          {percent(figures.gc_blocks, figures.gc_blocks)}});
  return table;
}

}  // namespace

std::string kind_meaning(char kind) {
  switch (kind) {
    case 'h':
      return "other object";
    case 'T':
      return "tuple";
    case 'L':
      return "list";
    case 'D':
      return "dict";
    case 'F':
      return "float";
    case 'B':
      return "bytecode";
    case 'M':
      return "module";
    case 'S':
      return "str, bytes";
    case 'A':
      return "bytearray, array";
    case kMarkedLetter:
      return "marked head";
    case kTailLetter:
      return "tail without head";
    default:
      return "unknown head";
  }
}

std::string snapshot_name(const StoredSnapshot& stored) {
  const auto& label = stored.snapshot.label;
  std::string name =
      label.empty() ? "dump " + std::to_string(stored.snapshot.sequence) : visible(label);
  if (stored.id != 0) {
    name += " #" + std::to_string(stored.id);
  }
  if (stored.build) {
    name += " of " + visible(stored.build->metadata.label);
  }
  return stored.target.empty() ? name : name + " (" + visible(stored.target) + ")";
}

void write_heap_summary(std::ostream& out, const StoredSnapshot& stored,
                        const Style& style) {
  const auto& snapshot = stored.snapshot;
  write_heading(out, "heap " + snapshot_name(stored), style);
  write_note(out, totals_line(snapshot), style);
  for (const auto& line : {free_line(snapshot), chains_line(snapshot),
                           size_line(snapshot), memory_line(snapshot)}) {
    if (!line.empty()) {
      write_note(out, line, style);
    }
  }
  if (snapshot.status != HeapStatus::ok) {
    write_note(out, "status " + std::string{to_string(snapshot.status)}, style);
  }
  for (const auto& diagnostic : snapshot.diagnostics) {
    write_note(out, "line " + std::to_string(diagnostic.line) + ": " + diagnostic.message,
               style);
  }
  if (!snapshot.areas.empty()) {
    out << '\n';
    write_table(out, kinds_table(snapshot), style);
  }
}

}  // namespace memstrata

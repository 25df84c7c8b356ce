#include "report/ram_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/display_text.hpp"
#include "report/heap_points_report.hpp"
#include "report/numbers.hpp"
#include "report/ram_bar.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

constexpr int kWidestBar = 100;

std::string meaning_of(RamUse use) {
  switch (use) {
    case RamUse::data:
      return ".data";
    case RamUse::bss:
      return ".bss";
    case RamUse::other:
      return "other static";
    case RamUse::stack:
      return "stack";
    case RamUse::heap:
      return "GC heap";
    case RamUse::heap_used:
      return "GC heap, used";
    case RamUse::heap_free:
      return "GC heap, free";
    case RamUse::heap_rest:
      return "GC heap, rest";
    case RamUse::unused:
      return "unused";
  }
  return "";
}

std::int64_t sum_of(const std::vector<RamPart>& parts) {
  std::int64_t sum = 0;
  for (const auto& part : parts) {
    sum += part.size;
  }
  return sum;
}

/// How much larger the map's reserve is than the snapshot's heap.
std::optional<std::int64_t> reserve_beyond_total(const Ram& ram) {
  if (ram.heap_reserve == 0 || !ram.snapshot || !ram.snapshot->total) {
    return std::nullopt;
  }
  return ram.heap_reserve - *ram.snapshot->total;
}

Json records_of(const Ram& ram) {
  Json records = Json::array();
  for (const auto& part : ram.parts) {
    records.push_back({{"block", ram.block},
                       {"part", std::string{to_string(part.use)}},
                       {"size", part.size}});
  }
  return records;
}

Json parts_of(const Ram& ram) {
  Json parts = Json::array();
  for (const auto& part : ram.parts) {
    parts.push_back({{"part", std::string{to_string(part.use)}}, {"size", part.size}});
  }
  return parts;
}

Json document_of(const Ram& ram) {
  Json document = json_document("ram");
  document["build"] = json_of(ram.build);
  document["block"] = json_or_null(ram.block);
  document["length"] = ram.length;
  document["parts"] = parts_of(ram);
  document["heap_reserve"] =
      ram.heap_reserve == 0 ? Json(nullptr) : Json(ram.heap_reserve);
  document["reserve_beyond_total"] = json_or_null(reserve_beyond_total(ram));
  document["snapshot"] = ram.snapshot ? json_of(*ram.snapshot) : Json(nullptr);
  document["adds_up"] = sum_of(ram.parts) == ram.length;
  return document;
}

TextTable table_of(const Ram& ram, bool has_bar) {
  const auto length = static_cast<std::uint64_t>(ram.length);
  TextTable table;
  table.columns = {{.title = "part"},
                   {.title = "size", .align = TableColumn::Align::right},
                   {.title = "share", .align = TableColumn::Align::right}};
  const auto sign = [&](RamUse use) {
    return has_bar ? std::string{sign_of(use)} + " " : std::string{};
  };
  for (const auto& part : ram.parts) {
    table.rows.push_back({{sign(part.use) + meaning_of(part.use)},
                          {grouped(part.size)},
                          {percent(static_cast<std::uint64_t>(part.size), length)}});
  }
  table.footer.push_back(
      {{"length of " + visible(ram.block)}, {grouped(ram.length)}, {"100.0 %"}});
  return table;
}

std::string snapshot_text(const HeapPoint& point) {
  std::string text = "heap snapshot " + visible(point.label);
  if (point.id != 0) {
    text += " #" + std::to_string(point.id);
  }
  if (!point.build_label.empty()) {
    text += " of " + visible(point.build_label);
  }
  return text;
}

/// Whether the heap of the snapshot is the one that the map reserves.
std::string comparison_text(const Ram& ram) {
  if (ram.heap_reserve == 0) {
    return "the map does not say where the GC heap lies: it is in none of the parts";
  }
  const auto beyond = reserve_beyond_total(ram);
  if (!beyond) {
    return "";
  }
  const std::string reserve = "the map reserves " + grouped(ram.heap_reserve) + ", ";
  if (*beyond == 0) {
    return reserve + "the same";
  }
  return reserve + grouped(std::abs(*beyond)) +
         (*beyond > 0 ? " more" : " less: that heap lies elsewhere too");
}

std::vector<std::string> notes_of(const Ram& ram) {
  std::vector<std::string> notes;
  if (ram.snapshot) {
    const auto& total = ram.snapshot->total;
    notes.push_back(snapshot_text(*ram.snapshot) + ": " +
                    (total ? grouped(*total) + " bytes" : "of unknown size"));
  } else {
    notes.emplace_back(
        "no heap snapshot of this build: ingest one with --build, or "
        "name one with --snapshot");
  }
  if (std::string comparison = comparison_text(ram); !comparison.empty()) {
    notes.push_back(std::move(comparison));
  }
  return notes;
}

void write_for_people(std::ostream& out, const Ram& ram, const Style& style) {
  const std::string build = ram.build.metadata.target + " " + build_text(ram.build);
  if (ram.block.empty()) {
    write_note(out, build + ": no memory of known length has .bss or a GC heap", style);
    return;
  }
  const bool has_bar = !style.markdown();
  write_heading(out, visible(ram.block) + " of " + build, style);
  if (has_bar) {
    const int width = style.width > 0 ? std::min(style.width, kWidestBar) : kWidestBar;
    out << ram_bar(ram.parts, static_cast<std::size_t>(width), style) << "\n\n";
  }
  write_table(out, table_of(ram, has_bar), style);
  for (const std::string& note : notes_of(ram)) {
    write_note(out, note, style);
  }
}

}  // namespace

void write_ram(std::ostream& out, const Ram& ram, const Style& style) {
  write_answer(out,
               {.document = [&] { return document_of(ram); },
                .lines = [&] { return records_of(ram); },
                .records = [&] { return records_of(ram); },
                .columns = {"block", "part", "size"},
                .for_people = [&] { write_for_people(out, ram, style); }},
               style.format);
}

}  // namespace memstrata

#include "report/heap_legend.hpp"

#include <array>
#include <utility>
#include <vector>

#include "model/heap_figures.hpp"
#include "report/heap_summary.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

struct LegendItem {
  std::string sign;
  std::string meaning;
  Paint paint = Paint::plain;
};

/// The items one behind the other, as many lines as the terminal needs.
void write_items(std::ostream& out, const std::vector<LegendItem>& items,
                 const Style& style) {
  std::size_t used = 0;
  for (const auto& item : items) {
    const std::size_t width = item.sign.size() + 1 + item.meaning.size();
    if (used > 0 && style.width > 0 &&
        used + 3 + width > static_cast<std::size_t>(style.width)) {
      out << '\n';
      used = 0;
    }
    out << (used > 0 ? "   " : "");
    if (style.color) {
      out << escape_of(item.paint) << item.sign << kPaintEnd;
    } else {
      out << item.sign;
    }
    out << ' ' << item.meaning;
    used += (used > 0 ? 3 : 0) + width;
  }
  out << '\n';
}

}  // namespace

HeapMapLook map_look(const HeapLook& look, const std::string& folded_is,
                     const Style& style) {
  return {.columns = look.columns == 0 ? fitting_columns(style.width) : look.columns,
          .fold = !look.show_free,
          .folded_is = folded_is};
}

void write_area_title(std::ostream& out, const AreaTitle& area, const Style& style) {
  std::string title = "area";
  if (area.areas > 1) {
    title += " " + std::to_string(area.number) + " of " + std::to_string(area.areas);
  }
  title +=
      " at " + hex_address(area.address) + ", " + counted(area.gc_blocks, "GC block");
  out << toned(title, Tone::strong, style) << '\n';
}

void write_kind_legend(std::ostream& out, const HeapSnapshot& snapshot, bool rainbow,
                       const Style& style) {
  std::vector<LegendItem> items{{std::string{kFreeLetter}, "free", Paint::faint},
                                {std::string{kTailLetter}, "goes on", Paint::plain}};
  for (const auto& [kind, use] : figures_of(snapshot.areas).kinds) {
    if (kind != kTailLetter) {
      items.push_back({std::string{kind}, kind_meaning(kind),
                       rainbow ? Paint::plain : paint_of_kind(kind)});
    }
  }
  write_items(out, items, style);
}

void write_change_legend(std::ostream& out, const Style& style) {
  constexpr std::array<std::pair<GcBlockChange, const char*>, 5> kMeanings{{
      {GcBlockChange::same_free, "free in both"},
      {GcBlockChange::same_used, "in use in both"},
      {GcBlockChange::allocated, "allocated"},
      {GcBlockChange::freed, "freed"},
      {GcBlockChange::changed, "changed kind"},
  }};
  std::vector<LegendItem> items;
  for (const auto& [change, meaning] : kMeanings) {
    // In colour the letters show, and the colour alone is explained here.
    const std::string sign = style.color && change != GcBlockChange::same_free
                                 ? "h="
                                 : std::string{sign_of(change)};
    items.push_back({sign, meaning, paint_of(change)});
  }
  write_items(out, items, style);
}

}  // namespace memstrata

#include "report/block_table.hpp"

#include "report/bars.hpp"
#include "report/numbers.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

constexpr std::size_t kBarColumns = 24;
constexpr int kWide = 110;  // columns of a terminal that has room for a longer bar
constexpr std::size_t kLongBarColumns = 40;
constexpr double kNearlyFull = 0.9;

std::string use_bar(const BlockUseLine& block, const Style& style) {
  if (!block.length || *block.length == 0) {
    return {};
  }
  const auto length = static_cast<double>(*block.length);
  const auto used = static_cast<double>(block.used);
  const auto high_water = static_cast<double>(block.high_water);
  return bar({{used / length, BarPart::Look::full},
              {(high_water - used) / length, BarPart::Look::light}},
             style.width > kWide ? kLongBarColumns : kBarColumns, style.unicode);
}

std::string fullness(const BlockUseLine& block) {
  if (block.overflow > 0) {
    return "over by " + grouped(block.overflow);
  }
  return block.length ? percent(block.high_water, *block.length) : "-";
}

Tone tone_of(const BlockUseLine& block) {
  const bool is_nearly_full =
      block.length && static_cast<double>(block.high_water) >
                          kNearlyFull * static_cast<double>(*block.length);
  return is_nearly_full ? Tone::warning : Tone::plain;
}

}  // namespace

TextTable block_table(const std::vector<BlockUseLine>& blocks, const Style& style) {
  TextTable table;
  table.columns = {
      {.title = "block", .is_name = true, .may_shrink = true},
      {.title = "origin", .drop_order = 3},
      {.title = "length", .align = Align::right, .drop_order = 1},
      {.title = "used", .align = Align::right},
      {.title = "high water", .align = Align::right},
      {.title = "full", .align = Align::right},
      {.title = "", .drop_order = 2},
  };
  for (const BlockUseLine& block : blocks) {
    const std::string name = std::string(2 * block.depth, ' ') + block.name;
    if (!block.same_range_as.empty()) {
      table.rows.push_back({{name},
                            {hex_address(block.origin)},
                            {block.length ? grouped(*block.length) : "-"},
                            {"same memory as " + block.same_range_as, Tone::faint}});
      continue;
    }
    table.rows.push_back({{name},
                          {hex_address(block.origin)},
                          {block.length ? grouped(*block.length) : "unknown"},
                          {grouped(block.used)},
                          {grouped(block.high_water)},
                          {fullness(block), tone_of(block)},
                          {use_bar(block, style), tone_of(block)}});
  }
  return table;
}

}  // namespace memstrata

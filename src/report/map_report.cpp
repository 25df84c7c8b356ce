#include "report/map_report.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

#include "model/accounting.hpp"
#include "model/map_words.hpp"
#include "model/status.hpp"
#include "report/block_table.hpp"
#include "report/delimited.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

std::string block_name(const MemoryMap& map, Index block) {
  return block == kNone ? std::string{} : std::string{map.blocks[block].name};
}

void write_summary(std::ostream& out, const MemoryMap& map, const std::string& file,
                   const Style& style) {
  write_heading(out, file, style);
  std::string line{map.format};
  line += ", status " + std::string{to_string(map.status)};
  if (!map.toolchain.empty()) {
    line += ", " + map.toolchain;
  }
  if (!map.output_file.empty()) {
    line += ", links " + std::string{map.output_file};
  }
  write_note(out, line, style);
}

std::vector<BlockUseLine> block_lines(const MemoryMap& map) {
  const std::vector<BlockAccount> accounts = account_blocks(map);
  std::vector<BlockUseLine> lines;
  for (std::size_t i = 0; i < map.blocks.size(); ++i) {
    BlockUseLine line{.name = std::string{map.blocks[i].name},
                      .same_range_as = block_name(map, accounts[i].same_range_as),
                      .origin = map.blocks[i].origin,
                      .length = map.blocks[i].length,
                      .used = accounts[i].with_children.used,
                      .high_water = accounts[i].with_children.high_water,
                      .overflow = accounts[i].with_children.overflow};
    for (Index up = accounts[i].parent; up != kNone; up = accounts[up].parent) {
      ++line.depth;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void write_regions(std::ostream& out, const MemoryMap& map, const Style& style) {
  const std::vector<RegionAccount> accounts = account_regions(map);
  TextTable table;
  table.columns = {{.title = "region", .is_name = true, .may_shrink = true},
                   {.title = "block", .is_name = true, .may_shrink = true},
                   {.title = "address"},
                   {.title = "size", .align = Align::right},
                   {.title = "load image in", .is_name = true, .may_shrink = true},
                   {.title = "fill", .align = Align::right, .drop_order = 1},
                   {.title = "gap", .align = Align::right, .drop_order = 2}};
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    const Region& region = map.regions[i];
    if (!region.loaded || region.size == 0) {
      continue;
    }
    table.rows.push_back(
        {{std::string{region.name}},
         {block_name(map, region.block)},
         {hex_address(region.address)},
         {grouped(region.size)},
         {region.has_load_image() ? block_name(map, region.load_block) : ""},
         {accounts[i].fill > 0 ? grouped(accounts[i].fill) : ""},
         {accounts[i].gap > 0 ? grouped(accounts[i].gap) : ""}});
  }
  write_table(out, table, style);
}

/// Indexes of the symbols that take bytes, largest first.
std::vector<std::size_t> symbols_by_size(const MemoryMap& map) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < map.symbols.size(); ++i) {
    if (map.symbols[i].size > 0) {
      order.push_back(i);
    }
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return map.symbols[a].size > map.symbols[b].size;
  });
  return order;
}

/// "f (+2 names)"; a nameless span by its section.
std::string symbol_text(const MemoryMap& map, const Symbol& symbol) {
  if (symbol.name.empty()) {
    return symbol.contribution == kNone
               ? "(no name)"
               : "(" + std::string{map.contributions[symbol.contribution].section} + ")";
  }
  std::string text = demangled(symbol.name);
  if (symbol.alias_count > 0) {
    text += " (+" + counted(std::uint64_t{symbol.alias_count}, "name") + ")";
  }
  return text;
}

void write_symbols(std::ostream& out, const MemoryMap& map, std::size_t row_limit,
                   const Style& style) {
  const std::vector<std::size_t> order = symbols_by_size(map);
  const std::size_t shown =
      row_limit == 0 ? order.size() : std::min(row_limit, order.size());
  TextTable table;
  table.columns = {
      {.title = "size", .align = Align::right},
      {.title = "symbol", .is_name = true, .may_shrink = true},
      {.title = "region", .is_name = true, .may_shrink = true},
      {.title = "object", .is_name = true, .may_shrink = true, .keep = Keep::end}};
  for (std::size_t i = 0; i < shown; ++i) {
    const Symbol& symbol = map.symbols[order[i]];
    const bool placed = symbol.contribution != kNone;
    table.rows.push_back(
        {{grouped(symbol.size)},
         {symbol_text(map, symbol)},
         {symbol.region == kNone ? "" : std::string{map.regions[symbol.region].name}},
         {placed ? std::string{map.contributions[symbol.contribution].object} : ""}});
  }
  if (shown < order.size()) {
    const auto rest = std::accumulate(
        order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(), Bytes{0},
        [&](Bytes sum, std::size_t i) { return sum + map.symbols[i].size; });
    table.footer.push_back(
        {{grouped(rest)}, {counted(order.size() - shown, "more symbol")}});
  }
  write_table(out, table, style);
}

}  // namespace

void write_map_report(std::ostream& out, const MemoryMap& map, const std::string& file,
                      std::size_t row_limit, const Style& style) {
  write_summary(out, map, file, style);
  out << '\n';
  write_table(out, block_table(block_lines(map), style), style);
  out << '\n';
  write_regions(out, map, style);
  out << '\n';
  write_symbols(out, map, row_limit, style);
}

void write_map_symbols(std::ostream& out, const MemoryMap& map, const Style& style) {
  const Delimiter delimiter =
      style.format == OutputFormat::csv ? Delimiter::comma : Delimiter::tab;
  write_record(out,
               {"name", "aliases", "region", "object", "archive", "section", "address",
                "size", "binding", "size_from"},
               delimiter);
  for (const Symbol& symbol : map.symbols) {
    const Contribution place = symbol.contribution == kNone
                                   ? Contribution{}
                                   : map.contributions[symbol.contribution];
    std::string aliases;
    for (Index i = 0; i < symbol.alias_count; ++i) {
      aliases += (i == 0 ? "" : ";") + std::string{map.aliases[symbol.first_alias + i]};
    }
    write_record(
        out,
        {std::string{symbol.name}, aliases,
         symbol.region == kNone ? "" : std::string{map.regions[symbol.region].name},
         std::string{place.object}, std::string{place.archive},
         std::string{place.section}, std::to_string(symbol.address),
         std::to_string(symbol.size), std::string{to_string(symbol.binding)},
         std::string{to_string(symbol.size_from)}},
        delimiter);
  }
}

}  // namespace memstrata

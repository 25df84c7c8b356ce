#include "store/restore_map.hpp"

#include <string>

namespace memstrata {
namespace {

Region restored(const LayoutRegion& region, const SpellingTable& texts) {
  return {.name = texts.text(region.name),
          .address = region.address,
          .load_address = region.load_address,
          .size = region.size,
          .block = region.block,
          .load_block = region.load_block,
          .loaded = region.loaded,
          .nobits = region.nobits,
          .tls = region.tls};
}

Symbol restored(const LayoutSymbol& symbol, const SpellingTable& texts) {
  return {.name = texts.text(symbol.name),
          .first_alias = symbol.first_alias,
          .alias_count = symbol.alias_count,
          .region = symbol.region,
          .contribution = symbol.contribution,
          .address = symbol.address,
          .size = symbol.size,
          .true_size = symbol.true_size,
          .binding = symbol.binding,
          .size_from = symbol.size_from};
}

}  // namespace

MemoryMap restore_map(const BuildLayout& layout, const SpellingTable& texts) {
  MemoryMap map;
  map.format = texts.text(layout.format);
  map.output_file = texts.text(layout.output_file);
  map.output_format = texts.text(layout.output_format);
  map.toolchain = std::string(texts.text(layout.toolchain));
  map.status = layout.status;
  for (const LayoutDiagnostic& diagnostic : layout.diagnostics) {
    map.diagnostics.push_back({.severity = diagnostic.severity,
                               .message = std::string(texts.text(diagnostic.message))});
  }
  for (const LayoutBlock& block : layout.blocks) {
    map.blocks.push_back({.name = texts.text(block.name),
                          .origin = block.origin,
                          .length = block.length,
                          .attributes = texts.text(block.attributes)});
  }
  for (const LayoutRegion& region : layout.regions) {
    map.regions.push_back(restored(region, texts));
  }
  map.contributions.reserve(layout.contributions.size());
  for (const LayoutContribution& contribution : layout.contributions) {
    map.contributions.push_back({.region = contribution.region,
                                 .kind = contribution.kind,
                                 .address = contribution.address,
                                 .size = contribution.size,
                                 .object = texts.text(contribution.object),
                                 .archive = texts.text(contribution.archive),
                                 .section = texts.text(contribution.section)});
  }
  map.symbols.reserve(layout.symbols.size());
  for (const LayoutSymbol& symbol : layout.symbols) {
    map.symbols.push_back(restored(symbol, texts));
  }
  map.aliases.reserve(layout.aliases.size());
  for (const TextId alias : layout.aliases) {
    map.aliases.push_back(texts.text(alias));
  }
  return map;
}

}  // namespace memstrata

#include "parse/unload.hpp"

#include <algorithm>

namespace memstrata {
namespace {

// Returns for each old index the new one; kNone for what is gone.
std::vector<Index> remove_contributions(MemoryMap& map) {
  std::vector<Index> moved_to(map.contributions.size(), kNone);
  Index kept = 0;
  for (Index i = 0; i < map.contributions.size(); ++i) {
    if (map.regions[map.contributions[i].region].loaded) {
      moved_to[i] = kept;
      map.contributions[kept++] = map.contributions[i];
    }
  }
  map.contributions.resize(kept);
  return moved_to;
}

}  // namespace

void unload_regions(MemoryMap& map, const std::vector<Index>& regions) {
  if (regions.empty()) {
    return;
  }
  for (const auto region : regions) {
    map.regions[region].loaded = false;
  }
  const auto moved_to = remove_contributions(map);
  std::vector<std::string_view> aliases;
  aliases.reserve(map.aliases.size());
  std::size_t kept = 0;
  for (auto symbol : map.symbols) {
    if (symbol.contribution != kNone) {
      symbol.contribution = moved_to[symbol.contribution];
      if (symbol.contribution == kNone) {
        continue;
      }
    }
    const auto first = map.aliases.begin() + symbol.first_alias;
    if (symbol.alias_count > 0) {
      symbol.first_alias = static_cast<Index>(aliases.size());
      aliases.insert(aliases.end(), first, first + symbol.alias_count);
    }
    map.symbols[kept++] = symbol;
  }
  map.symbols.resize(kept);
  map.aliases = std::move(aliases);
}

}  // namespace memstrata

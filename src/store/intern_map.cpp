#include "store/intern_map.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace memstrata {
namespace {

// How far to look for the place where two lists of names agree again.
constexpr std::size_t kLookAhead = 16;

// Ids are handed out in the order in which a map first shows its names.
class Interning {
 public:
  Interning(const MemoryMap& map, const BuildLayout& like, NameTables& names)
      : map_(map), like_(like), names_(names) {}

  BuildLayout layout() {
    result_.format = names_.texts.id_of(map_.format);
    result_.output_file = names_.texts.id_of(map_.output_file);
    result_.output_format = names_.texts.id_of(map_.output_format);
    result_.toolchain = names_.texts.id_of(map_.toolchain);
    result_.status = map_.status;
    for (const Diagnostic& diagnostic : map_.diagnostics) {
      result_.diagnostics.push_back(
          {diagnostic.severity, names_.texts.id_of(diagnostic.message)});
    }
    for (const Block& block : map_.blocks) {
      result_.blocks.push_back({.name = names_.texts.id_of(block.name),
                                .attributes = names_.texts.id_of(block.attributes),
                                .origin = block.origin,
                                .length = block.length});
    }
    add_regions();
    add_contributions();
    add_symbols();
    return std::move(result_);
  }

 private:
  void add_regions() {
    std::map<std::string_view, int> seen;
    for (const Region& region : map_.regions) {
      const int ordinal = seen[region.name]++;
      result_.regions.push_back(
          {.name = names_.texts.id_of(region.name),
           .region_id = names_.regions.id_of(region.name, std::to_string(ordinal)),
           .address = region.address,
           .load_address = region.load_address,
           .size = region.size,
           .block = region.block,
           .load_block = region.load_block,
           .loaded = region.loaded,
           .nobits = region.nobits,
           .tls = region.tls});
    }
  }

  void add_contributions() {
    result_.contributions.reserve(map_.contributions.size());
    std::size_t place = 0;
    for (const Contribution& contribution : map_.contributions) {
      LayoutContribution& added = result_.contributions.emplace_back();
      added = {.region = contribution.region,
               .kind = contribution.kind,
               .address = contribution.address,
               .size = contribution.size};
      if (contribution.object.empty() && contribution.section.empty()) {
        continue;  // padding has no names, and would resemble any other
      }
      place = find_contribution(contribution, place);
      if (place < like_.contributions.size() &&
          resembles(contribution, like_.contributions[place])) {
        const LayoutContribution& twin = like_.contributions[place++];
        added.object = twin.object;
        added.archive = twin.archive;
        added.section = twin.section;
        added.object_id = twin.object_id;
      } else {
        added.object = names_.texts.id_of(contribution.object);
        added.archive = names_.texts.id_of(contribution.archive);
        added.section = names_.texts.id_of(contribution.section);
        added.object_id = names_.objects.id_of(added.object, added.archive, names_.texts);
      }
    }
  }

  [[nodiscard]] bool resembles(const Contribution& contribution,
                               const LayoutContribution& twin) const {
    return contribution.section == names_.texts.text(twin.section) &&
           contribution.object == names_.texts.text(twin.object) &&
           contribution.archive == names_.texts.text(twin.archive);
  }

  // The next place that resembles, else `place`.
  [[nodiscard]] std::size_t find_contribution(const Contribution& contribution,
                                              std::size_t place) const {
    const std::size_t end = std::min(place + kLookAhead, like_.contributions.size());
    for (std::size_t i = place; i < end; ++i) {
      if (resembles(contribution, like_.contributions[i])) {
        return i;
      }
    }
    return place;
  }

  void add_symbols() {
    result_.symbols.reserve(map_.symbols.size());
    result_.aliases.reserve(map_.aliases.size());
    for (const Symbol& symbol : map_.symbols) {
      LayoutSymbol& added = result_.symbols.emplace_back();
      added = {.name = symbol_name(symbol.name),
               .first_alias = static_cast<Index>(result_.aliases.size()),
               .alias_count = symbol.alias_count,
               .region = symbol.region,
               .contribution = symbol.contribution,
               .address = symbol.address,
               .size = symbol.size,
               .true_size = symbol.true_size,
               .binding = symbol.binding,
               .size_from = symbol.size_from};
      for (Index i = 0; i < symbol.alias_count; ++i) {
        result_.aliases.push_back(
            names_.texts.id_of(map_.aliases[symbol.first_alias + i]));
      }
    }
    result_.alias_symbol_ids.assign(result_.aliases.size(), 0);
  }

  TextId symbol_name(std::string_view name) {
    const std::size_t end = std::min(symbol_place_ + kLookAhead, like_.symbols.size());
    for (std::size_t i = symbol_place_; i < end; ++i) {
      if (names_.texts.text(like_.symbols[i].name) == name) {
        symbol_place_ = i + 1;
        return like_.symbols[i].name;
      }
    }
    return names_.texts.id_of(name);
  }

  const MemoryMap& map_;
  const BuildLayout& like_;
  NameTables& names_;
  BuildLayout result_;
  std::size_t symbol_place_ = 0;
};

}  // namespace

BuildLayout intern_map(const MemoryMap& map, const BuildLayout& like, NameTables& names) {
  return Interning(map, like, names).layout();
}

}  // namespace memstrata

#include <algorithm>
#include <string>

#include "model/accounting.hpp"

namespace memstrata {
namespace {

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

std::string region_name(const MemoryMap& map, Index region) {
  return "region " + number(region) + " (" + std::string{map.regions[region].name} + ")";
}

/// Walks over a map that may be wrong in any way and says what is.
class Prover {
 public:
  explicit Prover(const MemoryMap& map) : map_(map) {}

  std::vector<std::string> prove() {
    prove_regions();
    prove_contributions();
    if (broken_.empty()) {  // else an index may lead nowhere
      prove_spans();
      prove_alias_groups();
      prove_blocks();
    }
    return std::move(broken_);
  }

 private:
  void complain(const std::string& sentence) { broken_.push_back(sentence); }

  void prove_regions() {
    const auto leads_nowhere = [&](Index block) {
      return block != kNone && block >= map_.blocks.size();
    };
    for (Index i = 0; i < map_.regions.size(); ++i) {
      const auto& region = map_.regions[i];
      if (leads_nowhere(region.block) || leads_nowhere(region.load_block)) {
        complain(region_name(map_, i) + " lies in a block that is not there");
      }
      prove_block(i);
      prove_load_block(i);
    }
  }

  void prove_block(Index index) {
    const auto& region = map_.regions[index];
    const bool has_block = region.block != kNone;
    if (has_block && !region.loaded) {
      complain(region_name(map_, index) + " is not loaded but lies in a block");
    }
    if (!has_block && region.takes_space() && region.size > 0) {
      complain(region_name(map_, index) + " takes memory but lies in no block");
    }
  }

  void prove_load_block(Index index) {
    const auto& region = map_.regions[index];
    const bool has_block = region.load_block != kNone;
    if (has_block && !region.has_load_image()) {
      complain(region_name(map_, index) + " has no load image but a block for it");
    }
    if (!has_block && region.has_load_image() && region.size > 0) {
      complain(region_name(map_, index) + " has a load image in no block");
    }
  }

  // Contributions stand by region; each begins where the one before ends.
  void prove_contributions() {
    std::size_t next = 0;
    for (Index i = 0; i < map_.regions.size(); ++i) {
      const auto& region = map_.regions[i];
      auto dot = region.address;
      for (; next < map_.contributions.size() && map_.contributions[next].region == i;
           ++next) {
        const auto& contribution = map_.contributions[next];
        if (contribution.address != dot) {
          complain(region_name(map_, i) + ": contribution " + number(next) +
                   " begins at " + number(contribution.address) +
                   ", the one before ends at " + number(dot));
        }
        dot = contribution.address + contribution.size;
      }
      if (region.loaded && dot != region.address + region.size) {
        complain(region_name(map_, i) + ": contributions sum to " +
                 number(dot - region.address) + " bytes, the region has " +
                 number(region.size));
      } else if (!region.loaded && dot != region.address) {
        complain(region_name(map_, i) + " is not loaded but has contributions");
      }
    }
    if (next != map_.contributions.size()) {
      complain("contribution " + number(next) + " is out of the order of its region");
    }
  }

  // Symbols stand by contribution; those with bytes tile it.
  void prove_spans() {
    std::size_t next = 0;
    for (Index i = 0; i < map_.contributions.size(); ++i) {
      const auto& contribution = map_.contributions[i];
      auto dot = contribution.address;
      const auto first = next;
      for (; next < map_.symbols.size() && map_.symbols[next].contribution == i; ++next) {
        const auto& symbol = map_.symbols[next];
        if (symbol.region != contribution.region) {
          complain("symbol " + number(next) +
                   " is not in the region of its contribution");
        }
        if (symbol.size > 0 && symbol.address != dot) {
          complain("symbol " + number(next) + " begins at " + number(symbol.address) +
                   ", the one before ends at " + number(dot));
        }
        dot += symbol.size;
      }
      prove_covered(i, dot, next > first);
    }
    for (; next < map_.symbols.size(); ++next) {
      const auto& symbol = map_.symbols[next];
      if (symbol.contribution != kNone || symbol.size > 0) {
        complain("symbol " + number(next) + " has bytes of no contribution");
      }
    }
  }

  void prove_covered(Index index, Address dot, bool has_symbols) {
    const auto& contribution = map_.contributions[index];
    const bool must_be = contribution.kind == ContributionKind::object ||
                         contribution.kind == ContributionKind::merged || has_symbols;
    if (must_be && dot != contribution.address + contribution.size) {
      complain(region_name(map_, contribution.region) + ": symbols of contribution " +
               number(index) + " sum to " + number(dot - contribution.address) +
               " bytes, it has " + number(contribution.size));
    }
  }

  // The aliases of the groups lie one after the other, none shared or left over.
  void prove_alias_groups() {
    Index next = 0;
    for (std::size_t i = 0; i < map_.symbols.size(); ++i) {
      const auto& symbol = map_.symbols[i];
      if (symbol.alias_count == 0) {
        continue;
      }
      if (symbol.first_alias != next || map_.aliases.size() - next < symbol.alias_count) {
        complain("the aliases of symbol " + number(i) + " are not where they should be");
        return;
      }
      next += symbol.alias_count;
      if (!distinct_names(symbol)) {
        complain("the names of symbol " + number(i) + " (" + std::string{symbol.name} +
                 ") are not distinct");
      }
    }
    if (next != map_.aliases.size()) {
      complain("alias " + number(next) + " belongs to no symbol");
    }
  }

  [[nodiscard]] bool distinct_names(const Symbol& symbol) const {
    const auto first = map_.aliases.begin() + symbol.first_alias;
    std::vector<std::string_view> names(first, first + symbol.alias_count);
    names.push_back(symbol.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end() &&
           !names.front().empty();
  }

  void prove_blocks() {
    const auto accounts = account_blocks(map_);
    for (Index i = 0; i < accounts.size(); ++i) {
      prove_own_rows(i, accounts[i].own);
      prove_use(i, accounts[i].own);
      prove_use(i, accounts[i].with_children);
    }
  }

  // The rows of a block, added up one by one.
  void prove_own_rows(Index block, const BlockUse& use) {
    Bytes rows = 0;
    for (const auto& region : map_.regions) {
      rows += region.block == block && region.takes_space() ? region.size : 0;
      rows += region.load_block == block ? region.load_size() : 0;
    }
    if (rows - use.overlap != use.used) {
      complain("block " + std::string{map_.blocks[block].name} + ": " + number(rows) +
               " bytes of rows - " + number(use.overlap) + " of overlap are not " +
               number(use.used) + " used");
    }
  }

  void prove_use(Index index, const BlockUse& use) {
    const auto& block = map_.blocks[index];
    const auto name = "block " + std::string{block.name};
    if (use.run + use.load != use.used) {
      complain(name + ": run and load do not sum to used");
    }
    if (use.used + use.holes != use.high_water || use.used > use.high_water) {
      complain(name + ": used and holes do not sum to the high-water mark");
    }
    if (block.length &&
        use.high_water + static_cast<std::uint64_t>(use.free.value_or(0)) !=
            *block.length) {
      complain(name + ": high-water mark and free do not sum to the length");
    }
  }

  const MemoryMap& map_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_sums(const MemoryMap& map) {
  return Prover{map}.prove();
}

}  // namespace memstrata

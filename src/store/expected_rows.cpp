#include "store/expected_rows.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "model/accounting.hpp"

namespace memstrata {
namespace {

using Values = std::vector<std::int64_t>;
using Facts = std::map<Values, Values>;

std::int64_t integer(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

// Ids of the blocks by name; -1 for one that has no row.
std::vector<std::int64_t> block_ids_of(const MemoryMap& map, const VerifyTables& tables) {
  std::map<VerifyTables::Named, std::int64_t> ids;
  for (const auto& [id, name] : tables.blocks) {
    ids[name] = id;
  }
  std::map<std::string, int> seen;
  std::vector<std::int64_t> result;
  for (const Block& block : map.blocks) {
    const std::string name(block.name);
    const auto found = ids.find({name, std::to_string(seen[name]++)});
    result.push_back(found == ids.end() ? -1 : found->second);
  }
  return result;
}

// How a table writes a thing that is gone: `size_column` counts from the key on.
struct Shape {
  ChangeTable table;
  Values gone;               // the other columns, without the delta
  std::size_t delta_column;  // whose growth the delta is
};

void add_rows(const Facts& before, const Facts& now, const Shape& shape,
              ChangeRowSet& rows) {
  const auto add = [&](const Values& key, const Values& values, std::int64_t delta) {
    ChangeRow row{.table = shape.table, .values = key};
    row.values.insert(row.values.end(), values.begin(), values.end());
    row.values.push_back(delta);
    rows.push_back(std::move(row));
  };
  for (const auto& [key, values] : now) {
    const auto old = before.find(key);
    if (old == before.end()) {
      add(key, values, values[shape.delta_column]);
    } else if (old->second != values) {
      add(key, values, values[shape.delta_column] - old->second[shape.delta_column]);
    }
  }
  for (const auto& [key, values] : before) {
    if (!now.contains(key)) {
      add(key, shape.gone, -values[shape.delta_column]);
    }
  }
}

}  // namespace

ExpectedFacts::ExpectedFacts(const BuildLayout& layout, const MemoryMap& map,
                             const VerifyTables& tables) {
  const std::vector<std::int64_t> block_ids = block_ids_of(map, tables);
  add_spans(layout);
  add_objects(layout);
  add_regions(layout, map, block_ids);
  add_blocks(map, block_ids);
}

void ExpectedFacts::add_spans(const BuildLayout& layout) {
  for (const LayoutSymbol& symbol : layout.symbols) {
    if (symbol.contribution == kNone) {
      continue;
    }
    symbols_[{symbol.group_id}] = {integer(symbol.size)};
    const bool alone = symbol.alias_count == 0 && symbol.group_id == symbol.symbol_id;
    names_[symbol.symbol_id] = alone ? 0 : std::int64_t{symbol.group_id};
    for (Index i = 0; i < symbol.alias_count; ++i) {
      names_[layout.alias_symbol_ids[symbol.first_alias + i]] = symbol.group_id;
    }
  }
  // A name that is not there although a group bears it.
  for (const auto& [group, size] : symbols_) {
    names_.try_emplace(group.front(), -1);
  }
}

void ExpectedFacts::add_objects(const BuildLayout& layout) {
  const auto add = [&](std::uint32_t object_id, Index region, ContributionKind kind,
                       std::int64_t bytes) {
    Values& sum = objects_[{object_id, layout.regions[region].region_id,
                            static_cast<std::int64_t>(kind)}];
    sum.resize(1);
    sum[0] += bytes;
  };
  for (const LayoutContribution& held : layout.contributions) {
    add(held.object_id, held.region, held.kind, integer(held.size));
  }
  // Padding behind a common symbol is not its object's.
  for (const LayoutSymbol& symbol : layout.symbols) {
    if (symbol.size_from == SizeFrom::padding && symbol.contribution != kNone &&
        symbol.size > 0) {
      const LayoutContribution& held = layout.contributions[symbol.contribution];
      add(held.object_id, held.region, held.kind, -integer(symbol.size));
      add(0, held.region, ContributionKind::fill, integer(symbol.size));
    }
  }
}

void ExpectedFacts::add_regions(const BuildLayout& layout, const MemoryMap& map,
                                const std::vector<std::int64_t>& block_ids) {
  const auto block_id = [&](Index block) {
    return block == kNone ? 0 : block_ids[block];
  };
  const std::vector<RegionAccount> accounts = account_regions(map);
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    const Region& region = map.regions[i];
    if (!region.loaded) {
      continue;
    }
    const bool image = !region.nobits && region.load_address != region.address;
    const bool takes_space = !(region.nobits && region.tls);
    regions_[{layout.regions[i].region_id}] = {integer(region.size),
                                               integer(accounts[i].fill),
                                               image ? integer(region.size) : 0,
                                               takes_space ? 1 : 0,
                                               block_id(region.block),
                                               image ? block_id(region.load_block) : 0};
    if (takes_space) {
      loaded_bytes_ += integer(region.size);
      fill_bytes_ += integer(accounts[i].fill);
    }
  }
}

void ExpectedFacts::add_blocks(const MemoryMap& map,
                               const std::vector<std::int64_t>& block_ids) {
  const std::vector<BlockAccount> accounts = account_blocks(map);
  for (std::size_t i = 0; i < map.blocks.size(); ++i) {
    const Block& block = map.blocks[i];
    const BlockAccount& account = accounts[i];
    const auto id_of = [&](Index other) { return other == kNone ? 0 : block_ids[other]; };
    Values values{1,
                  integer(i),
                  integer(block.origin),
                  block.length ? integer(*block.length) : kNull,
                  id_of(account.parent),
                  id_of(account.same_range_as)};
    for (const BlockUse& use : {account.own, account.with_children}) {
      for (const Bytes bytes :
           {use.run, use.load, use.overlap, use.used, use.high_water}) {
        values.push_back(integer(bytes));
      }
    }
    blocks_[{block_ids[i]}] = std::move(values);
  }
}

ChangeRowSet ExpectedFacts::rows_after(const ExpectedFacts& before) const {
  constexpr std::size_t kBlockColumns = 16;
  constexpr std::size_t kAllUsedColumn = 14;
  ChangeRowSet rows;
  add_rows(before.symbols_, symbols_, {ChangeTable::symbol, {kNull}, 0}, rows);
  add_rows(before.objects_, objects_, {ChangeTable::object, {kNull}, 0}, rows);
  add_rows(before.regions_, regions_, {ChangeTable::region, {kNull, 0, 0, 1, 0, 0}, 0},
           rows);
  Values block_gone(kBlockColumns);
  block_gone[3] = kNull;
  add_rows(before.blocks_, blocks_, {ChangeTable::block, block_gone, kAllUsedColumn},
           rows);
  add_alias_rows(before, rows);
  std::ranges::sort(rows);
  return rows;
}

void ExpectedFacts::add_alias_rows(const ExpectedFacts& before,
                                   ChangeRowSet& rows) const {
  std::set<std::int64_t> names;
  for (const auto* all : {&before.names_, &names_}) {
    for (const auto& [name, group] : *all) {
      names.insert(name);
    }
  }
  const auto said_of = [](const ExpectedFacts& facts, std::int64_t name) {
    const auto found = facts.names_.find(name);
    return found == facts.names_.end() ? 0 : found->second;
  };
  for (const std::int64_t name : names) {
    if (said_of(before, name) != said_of(*this, name)) {
      rows.push_back({ChangeTable::alias, {name, said_of(*this, name)}});
    }
  }
}

}  // namespace memstrata

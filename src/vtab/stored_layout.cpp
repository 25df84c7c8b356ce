#include "vtab/stored_layout.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "layout/nameless_map.hpp"

namespace memstrata {
namespace {

// Ids are dense, so that counting beats comparing.
template <typename IdOf>
std::vector<Index> positions_by_id(std::size_t count, IdOf id_of) {
  std::uint32_t largest = 0;
  for (Index i = 0; i < count; ++i) {
    largest = std::max(largest, id_of(i));
  }
  std::vector<Index> positions(count);
  if (largest > 64 * (count + 1024)) {  // not so dense: damaged or very old
    std::iota(positions.begin(), positions.end(), 0);
    std::ranges::stable_sort(positions, {}, id_of);
    return positions;
  }
  std::vector<Index> next(std::size_t{largest} + 2, 0);
  for (Index i = 0; i < count; ++i) {
    ++next[std::size_t{id_of(i)} + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (Index i = 0; i < count; ++i) {
    positions[next[id_of(i)]++] = i;
  }
  return positions;
}

std::vector<Index> positions_by_address(const std::vector<LayoutSymbol>& symbols) {
  std::vector<Index> positions(symbols.size());
  std::iota(positions.begin(), positions.end(), 0);
  if (!std::ranges::is_sorted(symbols, {}, &LayoutSymbol::address)) {
    std::ranges::stable_sort(positions, {}, [&](Index i) { return symbols[i].address; });
  }
  return positions;
}

/// Sums by object while a layout is walked.
class ObjectSums {
 public:
  explicit ObjectSums(const BuildLayout& layout) : layout_(layout) {}

  void add(const LayoutContribution& contribution, ContributionKind kind, Bytes size) {
    ObjectSum& sum = sum_of(contribution, kind);
    sum.size += size;
    sum.fill += kind == ContributionKind::fill ? size : 0;
  }

  // Padding behind a common symbol is not its object's.
  void move_to_fill(const LayoutContribution& contribution, Bytes size) {
    sum_of(contribution, contribution.kind).size -= size;
    add(contribution, ContributionKind::fill, size);
  }

  std::vector<ObjectSum> sorted() {
    std::ranges::sort(sums_);
    return std::move(sums_);
  }

 private:
  ObjectSum& sum_of(const LayoutContribution& contribution, ContributionKind kind) {
    const std::uint32_t region_id = layout_.regions[contribution.region].region_id;
    const auto key = std::tuple(region_id, contribution.object_id, kind);
    Last& last = last_[static_cast<std::size_t>(kind)];
    if (last.place < sums_.size() && key == last.key) {
      return sums_[last.place];
    }
    const auto [found, is_new] = place_.try_emplace(key, sums_.size());
    if (is_new) {
      sums_.push_back({region_id, contribution.object_id, kind, contribution.region});
    }
    last = {key, found->second};
    return sums_[last.place];
  }

  using Key = std::tuple<std::uint32_t, std::uint32_t, ContributionKind>;

  static constexpr auto kKinds = static_cast<std::size_t>(ContributionKind::gap) + 1;

  struct Last {
    Key key;
    std::size_t place = std::numeric_limits<std::size_t>::max();  // none yet
  };

  const BuildLayout& layout_;
  std::vector<ObjectSum> sums_;
  std::map<Key, std::size_t> place_;
  // By kind: neighbours are mostly of one object, with padding between them.
  std::array<Last, kKinds> last_;
};

}  // namespace

StoredLayout::StoredLayout(BuildKey key, Records records,
                           std::shared_ptr<TargetNames> names)
    : key_(key),
      records_(std::move(records)),
      layout_(decode_records(records_)),
      names_(std::move(names)) {}

std::uint32_t StoredLayout::region_id(const LayoutSymbol& symbol) const {
  return symbol.region == kNone ? 0 : layout_.regions[symbol.region].region_id;
}

std::uint32_t StoredLayout::object_id(const LayoutSymbol& symbol) const {
  return symbol.contribution == kNone
             ? 0
             : layout_.contributions[symbol.contribution].object_id;
}

std::span<const Index> StoredLayout::symbols_by(SymbolOrder order) {
  std::vector<Index>& positions = orders_[static_cast<std::size_t>(order)];
  const std::vector<LayoutSymbol>& symbols = layout_.symbols;
  if (positions.size() == symbols.size()) {
    return positions;
  }
  switch (order) {
    case SymbolOrder::symbol:
      positions =
          positions_by_id(symbols.size(), [&](Index i) { return symbols[i].group_id; });
      break;
    case SymbolOrder::region:
      positions =
          positions_by_id(symbols.size(), [&](Index i) { return region_id(symbols[i]); });
      break;
    case SymbolOrder::object:
      positions =
          positions_by_id(symbols.size(), [&](Index i) { return object_id(symbols[i]); });
      break;
    case SymbolOrder::address:
      positions = positions_by_address(symbols);
      break;
  }
  return positions;
}

std::span<const ObjectSum> StoredLayout::object_sums() {
  if (!object_sums_) {
    ObjectSums sums(layout_);
    for (const LayoutContribution& contribution : layout_.contributions) {
      sums.add(contribution, contribution.kind, contribution.size);
    }
    for (const LayoutSymbol& symbol : layout_.symbols) {
      if (symbol.size_from == SizeFrom::padding && symbol.contribution != kNone) {
        sums.move_to_fill(layout_.contributions[symbol.contribution], symbol.size);
      }
    }
    object_sums_ = sums.sorted();
  }
  return *object_sums_;
}

const StoredLayout::Accounts& StoredLayout::accounts() {
  if (!accounts_) {
    const MemoryMap map = nameless_map(layout_);
    accounts_ = Accounts{account_regions(map), account_blocks(map)};
  }
  return *accounts_;
}

std::span<const std::int64_t> StoredLayout::block_ids() {
  if (!block_ids_) {
    std::map<TextId, std::int64_t> seen;
    std::vector<std::int64_t> ids;
    ids.reserve(layout_.blocks.size());
    for (const LayoutBlock& block : layout_.blocks) {
      ids.push_back(names_->block_id(block.name, seen[block.name]++));
    }
    block_ids_ = std::move(ids);
  }
  return *block_ids_;
}

}  // namespace memstrata

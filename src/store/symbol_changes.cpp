#include "store/symbol_changes.hpp"

#include <map>
#include <set>
#include <tuple>

#include "store/alignment.hpp"
#include "store/spans.hpp"

namespace memstrata {
namespace {

std::int64_t signed_bytes(Bytes size) {
  return static_cast<std::int64_t>(size);
}

using ObjectKey = std::tuple<std::uint32_t, std::uint32_t, ContributionKind>;

struct Sizes {
  std::optional<Bytes> before;
  std::optional<Bytes> now;
};

ObjectKey key_of(const BuildLayout& layout, const LayoutContribution& contribution) {
  return {contribution.object_id, layout.regions[contribution.region].region_id,
          contribution.kind};
}

// Objects with a contribution that the other build does not have at that place.
std::set<std::uint32_t> touched_objects(const BuildLayout& before,
                                        const BuildLayout& now) {
  std::set<std::uint32_t> objects;
  const auto agree = [&](std::size_t b, std::size_t n) {
    const LayoutContribution& old = before.contributions[b];
    const LayoutContribution& fresh = now.contributions[n];
    return old.object_id == fresh.object_id && old.size == fresh.size &&
           old.kind == fresh.kind &&
           before.regions[old.region].region_id == now.regions[fresh.region].region_id;
  };
  Alignment(before.contributions.size(), now.contributions.size(), agree)
      .walk([](std::size_t, std::size_t) {},
            [&](std::size_t b) { objects.insert(before.contributions[b].object_id); },
            [&](std::size_t n) { objects.insert(now.contributions[n].object_id); });
  return objects;
}

}  // namespace

std::vector<SymbolChange> symbol_changes(const BuildLayout& before,
                                         const BuildLayout& now) {
  std::map<SymbolId, Sizes> open;
  const auto agree = [&](std::size_t b, std::size_t n) {
    return before.symbols[b].group_id == now.symbols[n].group_id &&
           before.symbols[b].size == now.symbols[n].size;
  };
  Alignment(before.symbols.size(), now.symbols.size(), agree)
      .walk([](std::size_t, std::size_t) {},
            [&](std::size_t b) {
              if (is_span(before.symbols[b])) {
                open[before.symbols[b].group_id].before = before.symbols[b].size;
              }
            },
            [&](std::size_t n) {
              if (is_span(now.symbols[n])) {
                open[now.symbols[n].group_id].now = now.symbols[n].size;
              }
            });
  std::vector<SymbolChange> changes;
  for (const auto& [symbol, sizes] : open) {
    if (sizes.before != sizes.now) {
      changes.push_back(
          {symbol, sizes.now,
           signed_bytes(sizes.now.value_or(0)) - signed_bytes(sizes.before.value_or(0))});
    }
  }
  return changes;
}

std::vector<ObjectChange> object_changes(const BuildLayout& before,
                                         const BuildLayout& now) {
  const std::set<std::uint32_t> touched = touched_objects(before, now);
  std::map<ObjectKey, Sizes> sums;
  for (const LayoutContribution& contribution : before.contributions) {
    if (touched.contains(contribution.object_id)) {
      auto& sum = sums[key_of(before, contribution)].before;
      sum = sum.value_or(0) + contribution.size;
    }
  }
  for (const LayoutContribution& contribution : now.contributions) {
    if (touched.contains(contribution.object_id)) {
      auto& sum = sums[key_of(now, contribution)].now;
      sum = sum.value_or(0) + contribution.size;
    }
  }
  std::vector<ObjectChange> changes;
  for (const auto& [key, sizes] : sums) {
    if (sizes.before != sizes.now) {
      const auto& [object_id, region_id, kind] = key;
      changes.push_back(
          {object_id, region_id, kind, sizes.now,
           signed_bytes(sizes.now.value_or(0)) - signed_bytes(sizes.before.value_or(0))});
    }
  }
  return changes;
}

}  // namespace memstrata

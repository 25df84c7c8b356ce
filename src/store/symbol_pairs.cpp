#include "store/symbol_pairs.hpp"

#include <algorithm>

#include "store/alignment.hpp"
#include "store/spans.hpp"

namespace memstrata {
namespace {

bool alike(const LayoutContribution& b, const BuildLayout& before,
           const LayoutContribution& n, const BuildLayout& now) {
  return b.section == n.section && b.object_id == n.object_id && b.kind == n.kind &&
         before.regions[b.region].region_id == now.regions[n.region].region_id;
}

bool alike(const LayoutSymbol& b, const BuildLayout& before, const LayoutSymbol& n,
           const BuildLayout& now) {
  if (b.name != n.name || b.size != n.size || b.alias_count != n.alias_count ||
      b.size_from != n.size_from || is_span(b) != is_span(n)) {
    return false;
  }
  return (b.alias_count == 0 ||
          std::ranges::equal(alias_names(before, b), alias_names(now, n))) &&
         (!is_span(b) || alike(before.contributions[b.contribution], before,
                               now.contributions[n.contribution], now));
}

bool same(const LayoutSymbol& b, const BuildLayout& before, const LayoutSymbol& n,
          const BuildLayout& now) {
  return b.symbol_id == n.symbol_id && b.group_id == n.group_id &&
         (b.alias_count == 0 || b.alias_count != n.alias_count ||
          std::ranges::equal(alias_symbols(before, b), alias_symbols(now, n)));
}

void insert_sorted(std::vector<Index>& places, Index place) {
  places.insert(std::ranges::lower_bound(places, place), place);
}

}  // namespace

template <class Agree>
SymbolPairs::SymbolPairs(const BuildLayout& before, const BuildLayout& now,
                         const Agree& agree)
    : twins_(now.symbols.size(), kNone) {
  const auto agree_at = [&](std::size_t b, std::size_t n) {
    return agree(before.symbols[b], now.symbols[n]);
  };
  Alignment(before.symbols.size(), now.symbols.size(), agree_at)
      .walk([this](std::size_t b, std::size_t n) { twins_[n] = static_cast<Index>(b); },
            [this](std::size_t b) { only_before_.push_back(static_cast<Index>(b)); },
            [this](std::size_t n) { only_now_.push_back(static_cast<Index>(n)); });
}

SymbolPairs SymbolPairs::by_names(const BuildLayout& before, const BuildLayout& now) {
  return {before, now, [&](const LayoutSymbol& b, const LayoutSymbol& n) {
            return alike(b, before, n, now);
          }};
}

SymbolPairs SymbolPairs::by_identities(const BuildLayout& before,
                                       const BuildLayout& now) {
  return {before, now, [&](const LayoutSymbol& b, const LayoutSymbol& n) {
            return same(b, before, n, now) && alike(b, before, n, now);
          }};
}

void SymbolPairs::part(Index now) {
  if (twins_[now] == kNone) {
    return;
  }
  insert_sorted(only_before_, twins_[now]);
  insert_sorted(only_now_, now);
  twins_[now] = kNone;
}

}  // namespace memstrata

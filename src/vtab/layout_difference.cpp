#include "vtab/layout_difference.hpp"

#include <compare>

namespace memstrata {
namespace {

/// Walks the spans of a build by symbol_id.
class SpanWalk {
 public:
  explicit SpanWalk(StoredLayout& build)
      : build_(build), positions_(build.symbols_by(SymbolOrder::symbol)) {
    skip_assignments();
  }

  [[nodiscard]] bool at_end() const { return at_ == positions_.size(); }
  [[nodiscard]] Index position() const { return positions_[at_]; }
  [[nodiscard]] const LayoutSymbol& symbol() const {
    return build_.layout().symbols[positions_[at_]];
  }
  [[nodiscard]] std::uint32_t region_id() const { return build_.region_id(symbol()); }
  [[nodiscard]] std::uint32_t object_id() const { return build_.object_id(symbol()); }
  void next() {
    ++at_;
    skip_assignments();
  }

 private:
  void skip_assignments() {
    while (!at_end() && symbol().contribution == kNone) {
      ++at_;
    }
  }

  StoredLayout& build_;
  std::span<const Index> positions_;
  std::size_t at_ = 0;
};

bool differ(const SpanWalk& old_walk, const SpanWalk& new_walk) {
  return old_walk.symbol().size != new_walk.symbol().size ||
         old_walk.symbol().size_from != new_walk.symbol().size_from ||
         old_walk.region_id() != new_walk.region_id() ||
         old_walk.object_id() != new_walk.object_id();
}

// less: only the old build has the next symbol; greater: only the new one.
std::strong_ordering next_order(const SpanWalk& old_walk, const SpanWalk& new_walk) {
  if (new_walk.at_end()) {
    return std::strong_ordering::less;
  }
  if (old_walk.at_end()) {
    return std::strong_ordering::greater;
  }
  return old_walk.symbol().group_id <=> new_walk.symbol().group_id;
}

/// Calls `visit` with every span of either build and whether both have it alike.
template <typename Visit>
void walk_pairs(StoredLayout& old_build, StoredLayout& new_build, Visit visit) {
  SpanWalk old_walk(old_build);
  SpanWalk new_walk(new_build);
  while (!old_walk.at_end() || !new_walk.at_end()) {
    const auto order = next_order(old_walk, new_walk);
    const bool in_old = std::is_lteq(order);
    const bool in_new = std::is_gteq(order);
    visit(SymbolPair{in_old ? old_walk.position() : kNone,
                     in_new ? new_walk.position() : kNone},
          std::is_eq(order) && !differ(old_walk, new_walk));
    if (in_old) {
      old_walk.next();
    }
    if (in_new) {
      new_walk.next();
    }
  }
}

}  // namespace

std::vector<SymbolPair> differing_symbols(StoredLayout& old_build,
                                          StoredLayout& new_build) {
  std::vector<SymbolPair> pairs;
  walk_pairs(old_build, new_build, [&pairs](const SymbolPair& pair, bool is_equal) {
    if (!is_equal) {
      pairs.push_back(pair);
    }
  });
  return pairs;
}

std::vector<SymbolPair> equal_symbols(StoredLayout& old_build, StoredLayout& new_build) {
  std::vector<SymbolPair> pairs;
  const auto& symbols = new_build.layout().symbols;
  walk_pairs(old_build, new_build, [&](const SymbolPair& pair, bool is_equal) {
    if (is_equal && symbols[pair.new_symbol].size_from != SizeFrom::padding) {
      pairs.push_back(pair);
    }
  });
  return pairs;
}

}  // namespace memstrata

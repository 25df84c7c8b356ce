#include "vtab/layout_difference.hpp"

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

}  // namespace

std::vector<SymbolPair> differing_symbols(StoredLayout& old_build,
                                          StoredLayout& new_build) {
  std::vector<SymbolPair> pairs;
  SpanWalk old_walk(old_build);
  SpanWalk new_walk(new_build);
  while (!old_walk.at_end() || !new_walk.at_end()) {
    const bool only_old =
        new_walk.at_end() ||
        (!old_walk.at_end() && old_walk.symbol().group_id < new_walk.symbol().group_id);
    const bool only_new =
        !only_old &&
        (old_walk.at_end() || new_walk.symbol().group_id < old_walk.symbol().group_id);
    if (only_old || only_new || differ(old_walk, new_walk)) {
      pairs.push_back({only_new ? kNone : old_walk.position(),
                       only_old ? kNone : new_walk.position()});
    }
    if (!only_new) {
      old_walk.next();
    }
    if (!only_old) {
      new_walk.next();
    }
  }
  return pairs;
}

}  // namespace memstrata

#include "vtab/counted_changes.hpp"

#include <optional>
#include <utility>

namespace memstrata {
namespace {

class Counting {
 public:
  Counting(StoredLayout& old_build, StoredLayout& new_build, const CountFilter& filter)
      : old_(old_build, filter, 0), new_(new_build, filter, 1), filter_(filter) {}

  void count(const MatchedSymbol& match) {
    const LayoutSymbol* was = symbol_of(old_, match.pair.old_symbol);
    const LayoutSymbol* now = symbol_of(new_, match.pair.new_symbol);
    CountedChange change = change_of(was, now);
    const CountedSizes& sizes = change.sizes;
    const bool is_there = sizes.before || sizes.after;
    if (!is_there ||
        !(filter_.has_symbol(change.symbol_id) || filter_.has_symbol(change.was_id))) {
      return;
    }
    const bool is_moved = was != nullptr && now != nullptr &&
                          (old_.build().object_id(*was) != new_.build().object_id(*now) ||
                           old_.build().region_id(*was) != new_.build().region_id(*now));
    if (sizes.before == sizes.after && !is_moved && !match.is_renamed) {
      return;
    }
    change.kind = kind_of(sizes, match.is_renamed, is_moved);
    change.is_guess = match.match == Match::guess && sizes.before && sizes.after;
    changes_.push_back(change);
  }

  std::vector<CountedChange> result() { return std::move(changes_); }

 private:
  static const LayoutSymbol* symbol_of(const CountedBuild& counted, Index position) {
    return position == kNone ? nullptr : &counted.build().layout().symbols[position];
  }

  static std::optional<std::int64_t> size_of(const CountedBuild& counted,
                                             const LayoutSymbol& symbol) {
    return counted.bytes(symbol.size, symbol.region, counted.build().object_id(symbol));
  }

  [[nodiscard]] CountedChange change_of(const LayoutSymbol* was,
                                        const LayoutSymbol* now) const {
    CountedChange change;
    if (was != nullptr) {
      change.symbol_id = was->group_id;
      change.was_id = was->group_id;
      change.object_id = old_.build().object_id(*was);
      change.region_id = old_.build().region_id(*was);
      change.sizes.before = size_of(old_, *was);
    }
    if (now != nullptr) {
      change.symbol_id = now->group_id;
      change.was_id = was == nullptr ? now->group_id : change.was_id;
      change.object_id = new_.build().object_id(*now);
      change.region_id = new_.build().region_id(*now);
      change.sizes.after = size_of(new_, *now);
    }
    return change;
  }

  static ChangeKind kind_of(const CountedSizes& sizes, bool is_renamed, bool is_moved) {
    if (!sizes.before) {
      return ChangeKind::added;
    }
    if (!sizes.after) {
      return ChangeKind::removed;
    }
    if (is_renamed) {
      return ChangeKind::renamed;
    }
    if (is_moved) {
      return ChangeKind::moved;
    }
    return *sizes.after > *sizes.before ? ChangeKind::grew : ChangeKind::shrank;
  }

  CountedBuild old_;
  CountedBuild new_;
  const CountFilter& filter_;
  std::vector<CountedChange> changes_;
};

}  // namespace

std::vector<CountedChange> counted_changes(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames,
                                           const CountFilter& filter) {
  Counting counting(old_build, new_build, filter);
  for (const MatchedSymbol& match : matched_symbols(old_build, new_build, renames)) {
    counting.count(match);
  }
  if (filter.weights.differ()) {
    for (const SymbolPair& pair : equal_symbols(old_build, new_build)) {
      counting.count({.pair = pair});
    }
  }
  return counting.result();
}

}  // namespace memstrata

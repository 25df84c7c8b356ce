#include "vtab/counted_changes.hpp"

#include <algorithm>
#include <utility>

namespace memstrata {
namespace {

using Ids = std::optional<std::vector<std::int64_t>>;

bool has(const Ids& ids, std::uint32_t id) {
  return !ids || std::ranges::binary_search(*ids, std::int64_t{id});
}

/// One of the two builds, and how often each of its regions counts.
class CountedBuild {
 public:
  CountedBuild(const StoredLayout& build, const ChangeFilter& filter,
               std::int64_t RegionWeight::*weight)
      : build_(build), objects_(filter.objects) {
    for (const LayoutRegion& region : build.layout().regions) {
      const auto found = std::ranges::find(filter.weights, std::int64_t{region.region_id},
                                           &RegionWeight::region_id);
      weights_.push_back(found == filter.weights.end() ? 0 : (*found).*weight);
    }
  }

  [[nodiscard]] const LayoutSymbol* symbol(Index position) const {
    return position == kNone ? nullptr : &build_.layout().symbols[position];
  }
  [[nodiscard]] std::uint32_t object_id(const LayoutSymbol& symbol) const {
    return build_.object_id(symbol);
  }
  [[nodiscard]] std::uint32_t region_id(const LayoutSymbol& symbol) const {
    return build_.region_id(symbol);
  }

  /// None: it is not there, or nothing of it counts.
  [[nodiscard]] std::optional<std::int64_t> size(const LayoutSymbol* symbol) const {
    if (symbol == nullptr || symbol->region == kNone || weights_[symbol->region] <= 0 ||
        !has(objects_, object_id(*symbol))) {
      return std::nullopt;
    }
    const auto weight = static_cast<std::uint64_t>(weights_[symbol->region]);
    return static_cast<std::int64_t>(symbol->size * weight);
  }

 private:
  const StoredLayout& build_;
  const Ids& objects_;
  std::vector<std::int64_t> weights_;  // of layout().regions
};

class Counting {
 public:
  Counting(StoredLayout& old_build, StoredLayout& new_build, const ChangeFilter& filter)
      : old_(old_build, filter, &RegionWeight::old_weight),
        new_(new_build, filter, &RegionWeight::new_weight),
        filter_(filter) {}

  void count(const MatchedSymbol& match) {
    const LayoutSymbol* was = old_.symbol(match.pair.old_symbol);
    const LayoutSymbol* now = new_.symbol(match.pair.new_symbol);
    CountedChange change = change_of(was, now);
    const bool is_there = change.old_size || change.new_size;
    const bool is_chosen =
        has(filter_.symbols, change.symbol_id) || has(filter_.symbols, change.was_id);
    if (!is_there || !is_chosen || (filter_.growth_alone && change.delta() <= 0)) {
      return;
    }
    const bool is_moved = was != nullptr && now != nullptr &&
                          (old_.object_id(*was) != new_.object_id(*now) ||
                           old_.region_id(*was) != new_.region_id(*now));
    if (change.old_size == change.new_size && !is_moved && !match.is_renamed) {
      return;
    }
    change.kind = kind_of(change, match.is_renamed, is_moved);
    change.is_guess = match.match == Match::guess && change.old_size && change.new_size;
    changes_.push_back(change);
  }

  std::vector<CountedChange> result() { return std::move(changes_); }

 private:
  [[nodiscard]] CountedChange change_of(const LayoutSymbol* was,
                                        const LayoutSymbol* now) const {
    CountedChange change{.old_size = old_.size(was), .new_size = new_.size(now)};
    if (was != nullptr) {
      change.symbol_id = was->group_id;
      change.was_id = was->group_id;
      change.object_id = old_.object_id(*was);
      change.region_id = old_.region_id(*was);
    }
    if (now != nullptr) {
      change.symbol_id = now->group_id;
      change.was_id = was == nullptr ? now->group_id : change.was_id;
      change.object_id = new_.object_id(*now);
      change.region_id = new_.region_id(*now);
    }
    return change;
  }

  static ChangeKind kind_of(const CountedChange& change, bool is_renamed, bool is_moved) {
    if (!change.old_size) {
      return ChangeKind::added;
    }
    if (!change.new_size) {
      return ChangeKind::removed;
    }
    if (is_renamed) {
      return ChangeKind::renamed;
    }
    if (is_moved) {
      return ChangeKind::moved;
    }
    return *change.new_size > *change.old_size ? ChangeKind::grew : ChangeKind::shrank;
  }

  CountedBuild old_;
  CountedBuild new_;
  const ChangeFilter& filter_;
  std::vector<CountedChange> changes_;
};

bool weights_differ(const ChangeFilter& filter) {
  return std::ranges::any_of(filter.weights, [](const RegionWeight& weight) {
    return weight.old_weight != weight.new_weight;
  });
}

}  // namespace

std::vector<CountedChange> counted_changes(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames,
                                           const ChangeFilter& filter) {
  Counting counting(old_build, new_build, filter);
  for (const MatchedSymbol& match : matched_symbols(old_build, new_build, renames)) {
    counting.count(match);
  }
  if (weights_differ(filter)) {
    for (const SymbolPair& pair : equal_symbols(old_build, new_build)) {
      counting.count({.pair = pair});
    }
  }
  return counting.result();
}

}  // namespace memstrata

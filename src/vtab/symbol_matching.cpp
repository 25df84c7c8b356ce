#include "vtab/symbol_matching.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/names.hpp"
#include "vtab/symbol_neighbours.hpp"

namespace memstrata {
namespace {

// Letters in which two names must be equal to be alike.
constexpr std::size_t kAlikeFirst = 3;
constexpr std::size_t kAlikeLast = 4;

std::string_view end_of(std::string_view name) {
  return name.substr(name.size() - std::min(name.size(), kAlikeLast));
}

/// A span that one of the builds lacks.
struct Lone {
  Index position = kNone;
  std::string name;    // without counters and compiler suffixes; empty: nameless
  std::string latest;  // at the end of all known renames
  Bytes size = 0;
  std::uint32_t group_id = 0;
  bool is_matched = false;
};

using Lones = std::vector<Lone>;

std::vector<Lone*> unmatched(Lones& lones) {
  std::vector<Lone*> left;
  for (Lone& lone : lones) {
    if (!lone.is_matched) {
      left.push_back(&lone);
    }
  }
  return left;
}

class Matching {
 public:
  Matching(StoredLayout& old_build, StoredLayout& new_build, const KnownRenames& renames)
      : old_build_(old_build), new_build_(new_build), renames_(renames) {}

  std::vector<MatchedSymbol> result() {
    for (const SymbolPair& pair : differing_symbols(old_build_, new_build_)) {
      sort_in(pair);
    }
    match_by_name();
    match_by_place();
    add_rest(went_, [](Index position) { return SymbolPair{position, kNone}; });
    add_rest(came_, [](Index position) { return SymbolPair{kNone, position}; });
    return std::move(changes_);
  }

 private:
  static bool holds_bytes(const StoredLayout& build, Index position) {
    return position != kNone &&
           build.layout().symbols[position].size_from != SizeFrom::padding;
  }

  void sort_in(const SymbolPair& pair) {
    const bool in_old = holds_bytes(old_build_, pair.old_symbol);
    const bool in_new = holds_bytes(new_build_, pair.new_symbol);
    if (in_old && in_new) {
      changes_.push_back({.pair = pair});
    } else if (in_old) {
      went_.push_back(lone_of(old_build_, pair.old_symbol));
    } else if (in_new) {
      came_.push_back(lone_of(new_build_, pair.new_symbol));
    }
  }

  [[nodiscard]] Lone lone_of(const StoredLayout& build, Index position) const {
    const LayoutSymbol& symbol = build.layout().symbols[position];
    std::string name = normalised_symbol(build.names().text(symbol.name));
    std::string latest = renames_.latest(name);
    return {.position = position,
            .name = std::move(name),
            .latest = std::move(latest),
            .size = symbol.size,
            .group_id = symbol.group_id};
  }

  void join(Lone& went, Lone& came, Match match) {
    went.is_matched = came.is_matched = true;
    changes_.push_back({.pair = {went.position, came.position},
                        .match = match,
                        .is_renamed = went.name != came.name});
  }

  /// The n-th of a name that went and the n-th that came, the smallest first.
  void match_by_name() {
    const auto order = [](const Lone& a, const Lone& b) {
      return std::tie(a.latest, a.size, a.group_id) <
             std::tie(b.latest, b.size, b.group_id);
    };
    std::ranges::sort(went_, order);
    std::ranges::sort(came_, order);
    auto came = came_.begin();
    for (Lone& went : went_) {
      while (came != came_.end() && came->latest < went.latest) {
        ++came;
      }
      if (came != came_.end() && came->latest == went.latest && !went.latest.empty()) {
        join(went, *came, went.name == came->name ? Match::name : Match::renamed);
        ++came;
      }
    }
  }

  /// Region, size and neighbours: where in a build something was or is.
  using Place = std::tuple<std::uint32_t, Bytes, Neighbours>;
  using ByPlace = std::map<Place, std::vector<Lone*>>;

  static ByPlace by_place(StoredLayout& build, Lones& lones) {
    ByPlace places;
    const auto neighbours = neighbours_in(build);
    for (Lone* lone : unmatched(lones)) {
      const Neighbours& between = neighbours[lone->position];
      const auto& symbol = build.layout().symbols[lone->position];
      if (between != Neighbours{}) {
        places[{build.region_id(symbol), lone->size, between}].push_back(lone);
      }
    }
    return places;
  }

  static bool are_alike(std::string_view a, std::string_view b) {
    return a.substr(0, kAlikeFirst) == b.substr(0, kAlikeFirst) || end_of(a) == end_of(b);
  }

  void match_by_place() {
    if (unmatched(went_).empty() || unmatched(came_).empty()) {
      return;
    }
    const ByPlace came_by_place = by_place(new_build_, came_);
    for (const auto& [place, went] : by_place(old_build_, went_)) {
      const auto came = came_by_place.find(place);
      if (came != came_by_place.end() && went.size() == 1 && came->second.size() == 1 &&
          are_alike(went.front()->name, came->second.front()->name)) {
        join(*went.front(), *came->second.front(), Match::guess);
      }
    }
  }

  template <typename PairOf>
  void add_rest(Lones& lones, PairOf pair_of) {
    for (const Lone* lone : unmatched(lones)) {
      changes_.push_back({.pair = pair_of(lone->position)});
    }
  }

  StoredLayout& old_build_;
  StoredLayout& new_build_;
  const KnownRenames& renames_;
  Lones went_;
  Lones came_;
  std::vector<MatchedSymbol> changes_;
};

}  // namespace

std::vector<MatchedSymbol> matched_symbols(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames) {
  return Matching(old_build, new_build, renames).result();
}

}  // namespace memstrata

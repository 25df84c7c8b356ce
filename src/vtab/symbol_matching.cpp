#include "vtab/symbol_matching.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

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
  std::string name;      // without counters and compiler suffixes; empty: nameless
  std::string latest;    // at the end of all known renames
  std::size_t hash = 0;  // of latest
  Bytes size = 0;
  std::uint32_t group_id = 0;
  bool is_matched = false;
};

// By what sets two names apart fast, then by all that may.
bool comes_before(const Lone* a, const Lone* b) {
  return std::tie(a->hash, a->latest, a->size, a->group_id) <
         std::tie(b->hash, b->latest, b->size, b->group_id);
}

bool name_comes_before(const Lone* a, const Lone* b) {
  return std::tie(a->hash, a->latest) < std::tie(b->hash, b->latest);
}

/// The lone spans of one build.
class Lones {
 public:
  void add(Lone lone) { all_.push_back(std::move(lone)); }

  std::vector<Lone*> by_name() {
    std::vector<Lone*> sorted = unmatched();
    std::ranges::sort(sorted, comes_before);
    return sorted;
  }

  std::vector<Lone*> unmatched() {
    std::vector<Lone*> left;
    left.reserve(all_.size());
    for (Lone& lone : all_) {
      if (!lone.is_matched) {
        left.push_back(&lone);
      }
    }
    return left;
  }

 private:
  std::vector<Lone> all_;
};

/// Region, size and neighbours: where in a build something was or is.
using Place = std::tuple<std::uint32_t, Bytes, Neighbours>;

struct PlacedLone {
  Place place;
  Lone* lone = nullptr;
};

/// Those whose place is like no other's, by place.
std::vector<PlacedLone> alone_in_place(StoredLayout& build, Lones& lones) {
  std::vector<PlacedLone> placed;
  const auto neighbours = neighbours_in(build);
  for (Lone* lone : lones.unmatched()) {
    const Neighbours& between = neighbours[lone->position];
    if (between != Neighbours{}) {
      const auto& symbol = build.layout().symbols[lone->position];
      placed.push_back({{build.region_id(symbol), lone->size, between}, lone});
    }
  }
  std::ranges::sort(placed, {}, &PlacedLone::place);
  std::vector<PlacedLone> alone;
  for (auto at = placed.begin(); at != placed.end();) {
    const auto behind = std::find_if(at, placed.end(), [&](const PlacedLone& other) {
      return other.place != at->place;
    });
    if (behind - at == 1) {
      alone.push_back(*at);
    }
    at = behind;
  }
  return alone;
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
      went_.add(lone_of(old_build_, pair.old_symbol));
    } else if (in_new) {
      came_.add(lone_of(new_build_, pair.new_symbol));
    }
  }

  [[nodiscard]] Lone lone_of(const StoredLayout& build, Index position) const {
    const LayoutSymbol& symbol = build.layout().symbols[position];
    std::string name = normalised_symbol(build.names().text(symbol.name));
    std::string latest = renames_.latest(name);
    const std::size_t hash = std::hash<std::string>()(latest);
    return {.position = position,
            .name = std::move(name),
            .latest = std::move(latest),
            .hash = hash,
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
    const std::vector<Lone*> all_came = came_.by_name();
    auto came = all_came.begin();
    for (Lone* went : went_.by_name()) {
      while (came != all_came.end() && name_comes_before(*came, went)) {
        ++came;
      }
      if (came != all_came.end() && (*came)->latest == went->latest &&
          !went->latest.empty()) {
        join(*went, **came, went->name == (*came)->name ? Match::name : Match::renamed);
        ++came;
      }
    }
  }

  static bool are_alike(std::string_view a, std::string_view b) {
    return a.substr(0, kAlikeFirst) == b.substr(0, kAlikeFirst) || end_of(a) == end_of(b);
  }

  void match_by_place() {
    if (went_.unmatched().empty() || came_.unmatched().empty()) {
      return;
    }
    const auto all_came = alone_in_place(new_build_, came_);
    auto came = all_came.begin();
    for (const PlacedLone& went : alone_in_place(old_build_, went_)) {
      while (came != all_came.end() && came->place < went.place) {
        ++came;
      }
      if (came != all_came.end() && came->place == went.place &&
          are_alike(went.lone->name, came->lone->name)) {
        join(*went.lone, *came->lone, Match::guess);
      }
    }
  }

  template <typename PairOf>
  void add_rest(Lones& lones, PairOf pair_of) {
    for (const Lone* lone : lones.unmatched()) {
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

#include "store/symbol_identity.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "store/alignment.hpp"
#include "store/spans.hpp"

namespace memstrata {
namespace {

// One name of one span, as far as identity looks at it.
struct Name {
  TextId spelling = 0;
  TextId section = 0;
  std::uint32_t object_id = 0;
  std::uint32_t region_id = 0;
  Bytes size = 0;
  SymbolId symbol = 0;

  [[nodiscard]] bool resembles(const Name& other) const {
    return spelling == other.spelling && section == other.section &&
           object_id == other.object_id && region_id == other.region_id &&
           size == other.size;
  }
};

std::vector<Name> names_of(const BuildLayout& layout) {
  std::vector<Name> names;
  names.reserve(layout.symbols.size() + layout.aliases.size());
  for (const LayoutSymbol& symbol : layout.symbols) {
    if (!is_span(symbol)) {
      continue;
    }
    const LayoutContribution& contribution = layout.contributions[symbol.contribution];
    Name name{.spelling = symbol.name,
              .section = contribution.section,
              .object_id = contribution.object_id,
              .region_id = layout.regions[contribution.region].region_id,
              .size = symbol.size,
              .symbol = symbol.symbol_id};
    names.push_back(name);
    for (Index i = symbol.first_alias; i < symbol.first_alias + symbol.alias_count; ++i) {
      name.spelling = layout.aliases[i];
      name.symbol = layout.alias_symbol_ids[i];
      names.push_back(name);
    }
  }
  return names;
}

void store_symbols(BuildLayout& layout, const std::vector<Name>& names) {
  auto name = names.begin();
  for (LayoutSymbol& symbol : layout.symbols) {
    if (!is_span(symbol)) {
      symbol.symbol_id = 0;
      continue;
    }
    symbol.symbol_id = (name++)->symbol;
    for (Index i = 0; i < symbol.alias_count; ++i) {
      layout.alias_symbol_ids[symbol.first_alias + i] = (name++)->symbol;
    }
  }
}

using Place = std::uint32_t;

// A name of a class that has to be matched.
struct Member {
  ClassIndex symbol_class = 0;
  Place place = 0;

  auto operator<=>(const Member&) const = default;
};

class Identification {
 public:
  Identification(std::vector<Name>& now, const std::vector<Name>& before,
                 SymbolTable& symbols, SpellingTable& texts)
      : now_(now), before_(before), symbols_(symbols), texts_(texts) {}

  void run() {
    align();
    if (open_now_.empty() && open_before_.empty()) {
      return;
    }
    // A class with a name that is not where it was is matched as a whole.
    collect_members();
    for (auto now = members_now_.begin(); now != members_now_.end();) {
      const ClassIndex symbol_class = now->symbol_class;
      const std::vector<Place> places_now = places(members_now_, symbol_class);
      match_class(symbol_class, places_now, places(members_before_, symbol_class));
      now += static_cast<std::ptrdiff_t>(places_now.size());
    }
  }

 private:
  using Members = std::vector<Member>;

  // Names that stand in the same order with the same size keep their identity.
  void align() {
    const auto agree = [this](std::size_t b, std::size_t n) {
      return now_[n].resembles(before_[b]);
    };
    Alignment(before_.size(), now_.size(), agree)
        .walk(
            [this](std::size_t b, std::size_t n) { now_[n].symbol = before_[b].symbol; },
            [this](std::size_t b) { open_before_.push_back(static_cast<Place>(b)); },
            [this](std::size_t n) { open_now_.push_back(static_cast<Place>(n)); });
  }

  void collect_members() {
    for (const Place place : open_now_) {
      const Name& name = now_[place];
      members_now_.push_back(
          {symbols_.class_of(SymbolClass{texts_.normalised(name.spelling), name.object_id,
                                         name.region_id}),
           place});
    }
    for (const Place place : open_before_) {
      members_before_.push_back({symbols_.class_of(before_[place].symbol), place});
    }
    std::vector<bool> is_open(symbols_.class_count());
    for (const Members* members : {&members_now_, &members_before_}) {
      for (const Member& member : *members) {
        is_open[member.symbol_class] = true;
      }
    }
    add_aligned(now_, open_now_, is_open, members_now_);
    add_aligned(before_, open_before_, is_open, members_before_);
  }

  void add_aligned(const std::vector<Name>& names, const std::vector<Place>& open,
                   const std::vector<bool>& is_open, Members& members) const {
    auto next_open = open.begin();
    for (Place place = 0; place < names.size(); ++place) {
      if (next_open != open.end() && *next_open == place) {
        ++next_open;
        continue;
      }
      const ClassIndex symbol_class = symbols_.class_of(names[place].symbol);
      if (is_open[symbol_class]) {
        members.push_back({symbol_class, place});
      }
    }
    std::sort(members.begin(), members.end());
  }

  static std::vector<Place> places(const Members& members, ClassIndex symbol_class) {
    std::vector<Place> result;
    for (const Member& member :
         std::ranges::equal_range(members, symbol_class, {}, &Member::symbol_class)) {
      result.push_back(member.place);
    }
    return result;
  }

  void match_class(ClassIndex symbol_class, std::vector<Place> now,
                   std::vector<Place> before) {
    taken_.clear();
    const auto same_spelling = [](const Name& a, const Name& b) {
      return a.spelling == b.spelling && a.section == b.section;
    };
    const auto same_size = [](const Name& a, const Name& b) { return a.size == b.size; };
    match(now, before, [&](const Name& a, const Name& b) {
      return same_spelling(a, b) && same_size(a, b);
    });
    match(now, before, same_spelling);
    match(now, before, same_size);
    match(now, before, [](const Name&, const Name&) { return true; });
    if (!now.empty()) {
      number(symbol_class, now);
    }
  }

  // Takes what agrees out of both lists, the first with the first.
  template <class Agree>
  void match(std::vector<Place>& now, std::vector<Place>& before, const Agree& agree) {
    std::erase_if(now, [&](Place place) {
      const auto twin = std::find_if(before.begin(), before.end(), [&](Place candidate) {
        return agree(now_[place], before_[candidate]);
      });
      if (twin == before.end()) {
        return false;
      }
      taken_.emplace_back(before_[*twin].symbol);
      now_[place].symbol = before_[*twin].symbol;
      before.erase(twin);
      return true;
    });
  }

  void number(ClassIndex symbol_class, std::vector<Place>& now) {
    std::sort(now.begin(), now.end(),
              [this](Place a, Place b) { return sort_key(a) < sort_key(b); });
    std::uint32_t ordinal = 0;
    for (const Place place : now) {
      SymbolId symbol = symbols_.id_of(symbol_class, ordinal++);
      while (std::find(taken_.begin(), taken_.end(), symbol) != taken_.end()) {
        symbol = symbols_.id_of(symbol_class, ordinal++);
      }
      now_[place].symbol = symbol;
    }
  }

  [[nodiscard]] std::tuple<std::string_view, std::string_view, Place> sort_key(
      Place place) const {
    return {texts_.text(now_[place].section), texts_.text(now_[place].spelling), place};
  }

  std::vector<Name>& now_;
  const std::vector<Name>& before_;
  SymbolTable& symbols_;
  SpellingTable& texts_;
  std::vector<Place> open_now_;
  std::vector<Place> open_before_;
  Members members_now_;
  Members members_before_;
  std::vector<SymbolId> taken_;  // by the class that is being matched
};

}  // namespace

void assign_symbols(BuildLayout& layout, const BuildLayout& before, SymbolTable& symbols,
                    SpellingTable& texts) {
  std::vector<Name> now = names_of(layout);
  const std::vector<Name> names_before = names_of(before);
  Identification(now, names_before, symbols, texts).run();
  store_symbols(layout, now);
}

}  // namespace memstrata

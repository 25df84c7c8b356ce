#include "store/symbol_identity.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <vector>

#include "store/spans.hpp"

namespace memstrata {
namespace {

// One name of one span, as far as identity looks at it.
struct Name {
  ClassIndex symbol_class = 0;
  Index span = 0;      // place of the symbol in its layout
  Index position = 0;  // among the names of the span
  TextId spelling = 0;
  TextId section = 0;
  Bytes size = 0;
  SymbolId symbol = 0;

  [[nodiscard]] auto key() const { return std::tuple(symbol_class, span, position); }
};

// `use(position, spelling, symbol_id)`
template <class Use>
void for_each_name(const BuildLayout& layout, const LayoutSymbol& span, const Use& use) {
  use(Index{0}, span.name, span.symbol_id);
  for (Index i = 0; i < span.alias_count; ++i) {
    use(i + 1, layout.aliases[span.first_alias + i],
        layout.alias_symbol_ids[span.first_alias + i]);
  }
}

SymbolId& symbol_of(BuildLayout& layout, const Name& name) {
  LayoutSymbol& span = layout.symbols[name.span];
  return name.position == 0
             ? span.symbol_id
             : layout.alias_symbol_ids[span.first_alias + name.position - 1];
}

class Identification {
 public:
  Identification(BuildLayout& now, const BuildLayout& before, SymbolPairs& pairs,
                 SymbolTable& symbols, SpellingTable& texts)
      : now_(now), before_(before), pairs_(pairs), symbols_(symbols), texts_(texts) {}

  void run() {
    take_over_pairs();
    collect_open_names();
    // A class with a name that is not where it was is matched as a whole.
    collect_paired_names();
    std::ranges::sort(names_now_, {}, &Name::key);
    std::ranges::sort(names_before_, {}, &Name::key);
    for (auto now = names_now_.begin(); now != names_now_.end();) {
      const ClassIndex symbol_class = now->symbol_class;
      const NamePointers members = members_of(names_now_, symbol_class);
      match_class(symbol_class, members, members_of(names_before_, symbol_class));
      now += static_cast<std::ptrdiff_t>(members.size());
    }
    store_symbols();
  }

 private:
  using NamePointers = std::vector<Name*>;

  void take_over_pairs() {
    for (Index n = 0; n < now_.symbols.size(); ++n) {
      const Index b = pairs_.twins()[n];
      LayoutSymbol& span = now_.symbols[n];
      if (b == kNone || !is_span(span)) {
        span.symbol_id = 0;
        continue;
      }
      span.symbol_id = before_.symbols[b].symbol_id;
      const auto aliases = alias_symbols(before_, before_.symbols[b]);
      std::ranges::copy(aliases, now_.alias_symbol_ids.begin() + span.first_alias);
    }
  }

  void collect_open_names() {
    for (const Index place : pairs_.only_now()) {
      const LayoutSymbol& span = now_.symbols[place];
      if (!is_span(span)) {
        continue;
      }
      const LayoutContribution& contribution = now_.contributions[span.contribution];
      const std::uint32_t region_id = now_.regions[contribution.region].region_id;
      for_each_name(now_, span, [&](Index position, TextId spelling, SymbolId) {
        const ClassIndex symbol_class = symbols_.class_of(
            SymbolClass{texts_.normalised(spelling), contribution.object_id, region_id});
        names_now_.push_back(
            {symbol_class, place, position, spelling, contribution.section, span.size});
      });
    }
    for (const Index place : pairs_.only_before()) {
      if (is_span(before_.symbols[place])) {
        add_names(before_, place, names_before_, [](ClassIndex) { return true; });
      }
    }
  }

  // Those of open classes.  A class all of whose symbols are open has none, and
  // mostly that is the case for all.
  void collect_paired_names() {
    std::vector<std::uint32_t> open_symbols(symbols_.class_count());
    for (const Name& name : names_before_) {
      ++open_symbols[name.symbol_class];
    }
    std::vector<bool> is_open(symbols_.class_count());
    bool any = false;
    for (const Names* names : {&names_now_, &names_before_}) {
      for (const Name& name : *names) {
        const bool has_others =
            symbols_.symbol_count(name.symbol_class) > open_symbols[name.symbol_class];
        is_open[name.symbol_class] = has_others;
        any = any || has_others;
      }
    }
    const auto is_wanted = [&](ClassIndex symbol_class) { return is_open[symbol_class]; };
    for (Index n = 0; any && n < now_.symbols.size(); ++n) {
      const Index b = pairs_.twins()[n];
      if (b != kNone && is_span(now_.symbols[n])) {
        add_names(now_, n, names_now_, is_wanted);
        add_names(before_, b, names_before_, is_wanted);
      }
    }
  }

  template <class IsWanted>
  void add_names(const BuildLayout& layout, Index place, std::vector<Name>& names,
                 const IsWanted& is_wanted) const {
    const LayoutSymbol& span = layout.symbols[place];
    for_each_name(layout, span, [&](Index position, TextId spelling, SymbolId symbol) {
      const ClassIndex symbol_class = symbols_.class_of(symbol);
      if (is_wanted(symbol_class)) {
        names.push_back({symbol_class, place, position, spelling,
                         layout.contributions[span.contribution].section, span.size,
                         symbol});
      }
    });
  }

  static NamePointers members_of(std::vector<Name>& names, ClassIndex symbol_class) {
    NamePointers members;
    for (Name& name :
         std::ranges::equal_range(names, symbol_class, {}, &Name::symbol_class)) {
      members.push_back(&name);
    }
    return members;
  }

  void match_class(ClassIndex symbol_class, NamePointers now, NamePointers before) {
    std::set<SymbolId> taken;
    const auto match_by = [&](const auto& key_of) { match(now, before, key_of, taken); };
    match_by([](const Name& name) {
      return std::tuple(name.spelling, name.section, name.size);
    });
    match_by([](const Name& name) { return std::tuple(name.spelling, name.section); });
    match_by([](const Name& name) { return name.size; });
    match_by([](const Name&) { return 0; });
    if (!now.empty()) {
      number(symbol_class, now, taken);
    }
  }

  // Takes what has one key out of both lists, the first with the first.
  template <class KeyOf>
  static void match(NamePointers& now, NamePointers& before, const KeyOf& key_of,
                    std::set<SymbolId>& taken) {
    if (now.empty() || before.empty()) {
      return;
    }
    std::multimap<std::invoke_result_t<KeyOf, const Name&>, const Name*> waiting;
    for (const Name* name : before) {
      waiting.emplace(key_of(*name), name);
    }
    std::erase_if(now, [&](Name* name) {
      const auto twin = waiting.lower_bound(key_of(*name));
      if (twin == waiting.end() || twin->first != key_of(*name)) {
        return false;
      }
      name->symbol = twin->second->symbol;
      taken.insert(name->symbol);
      waiting.erase(twin);
      return true;
    });
    std::erase_if(before, [&](const Name* name) { return taken.contains(name->symbol); });
  }

  void number(ClassIndex symbol_class, NamePointers& now,
              const std::set<SymbolId>& taken) {
    std::ranges::sort(now, {}, [this](const Name* name) {
      return std::tuple(texts_.text(name->section), texts_.text(name->spelling),
                        name->key());
    });
    std::uint32_t ordinal = 0;
    for (Name* name : now) {
      do {
        name->symbol = symbols_.id_of(symbol_class, ordinal++);
      } while (taken.contains(name->symbol));
    }
  }

  void store_symbols() {
    for (const Name& name : names_now_) {
      SymbolId& symbol = symbol_of(now_, name);
      if (symbol != name.symbol) {
        symbol = name.symbol;
        pairs_.part(name.span);
      }
    }
  }

  using Names = std::vector<Name>;

  BuildLayout& now_;
  const BuildLayout& before_;
  SymbolPairs& pairs_;
  SymbolTable& symbols_;
  SpellingTable& texts_;
  Names names_now_;
  Names names_before_;
};

}  // namespace

void assign_symbols(BuildLayout& layout, const BuildLayout& before, SymbolPairs& pairs,
                    SymbolTable& symbols, SpellingTable& texts) {
  Identification(layout, before, pairs, symbols, texts).run();
}

}  // namespace memstrata

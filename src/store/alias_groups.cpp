#include "store/alias_groups.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "store/spans.hpp"

namespace memstrata {
namespace {

using Place = std::uint32_t;  // of a symbol in its layout

// A span that could continue a group.
struct Claim {
  Place span = 0;
  Place group = 0;  // place of the span that was the group in the build before
  std::uint32_t shared = 0;
  Bytes size = 0;
};

class Grouping {
 public:
  Grouping(BuildLayout& layout, const BuildLayout& before, const SymbolPairs& pairs,
           SymbolTable& symbols)
      : now_(layout), before_(before), pairs_(pairs), symbols_(symbols) {}

  void run() {
    take_over_pairs();
    if (pairs_.only_now().empty()) {
      return;
    }
    continue_groups();
    found_groups();
  }

 private:
  // Spans with just the names of a span of the build before: no other span can
  // share a name with that group.
  void take_over_pairs() {
    for (Place n = 0; n < now_.symbols.size(); ++n) {
      const Place b = pairs_.twins()[n];
      now_.symbols[n].group_id = b == kNone ? 0 : before_.symbols[b].group_id;
    }
  }

  template <class Use>
  static void for_each_name(const BuildLayout& layout, Place span, const Use& use) {
    const LayoutSymbol& symbol = layout.symbols[span];
    use(symbol.symbol_id);
    for (const SymbolId alias : alias_symbols(layout, symbol)) {
      use(alias);
    }
  }

  void continue_groups() {
    std::unordered_map<SymbolId, Place> group_of;
    for (const Place span : pairs_.only_before()) {
      if (is_span(before_.symbols[span])) {
        for_each_name(before_, span,
                      [&](SymbolId name) { group_of.emplace(name, span); });
      }
    }
    std::vector<Claim> claims;
    for (const Place span : pairs_.only_now()) {
      if (!is_span(now_.symbols[span])) {
        continue;
      }
      std::map<Place, std::uint32_t> shared;
      for_each_name(now_, span, [&](SymbolId name) {
        const auto group = group_of.find(name);
        if (group != group_of.end()) {
          ++shared[group->second];
        }
      });
      for (const auto& [group, count] : shared) {
        claims.push_back({span, group, count, now_.symbols[span].size});
      }
    }
    grant(claims);
  }

  void grant(std::vector<Claim>& claims) {
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
      return std::tuple(b.shared, b.size, a.span, a.group) <
             std::tuple(a.shared, a.size, b.span, b.group);
    });
    std::vector<bool> taken(before_.symbols.size());
    for (const Claim& claim : claims) {
      LayoutSymbol& span = now_.symbols[claim.span];
      if (span.group_id == 0 && !taken[claim.group]) {
        span.group_id = before_.symbols[claim.group].group_id;
        taken[claim.group] = true;
      }
    }
  }

  void found_groups() {
    std::vector<bool> is_group(symbols_.size());
    std::vector<bool> is_name(symbols_.size());
    for (Place span = 0; span < now_.symbols.size(); ++span) {
      if (is_span(now_.symbols[span])) {
        is_group[now_.symbols[span].group_id] = true;
        for_each_name(now_, span, [&](SymbolId name) { is_name[name] = true; });
      }
    }
    for (const Place span : pairs_.only_now()) {
      LayoutSymbol& symbol = now_.symbols[span];
      if (is_span(symbol) && symbol.group_id == 0) {
        symbol.group_id = founder(span, is_group, is_name);
        is_group.resize(std::max<std::size_t>(is_group.size(), symbol.group_id + 1));
        is_group[symbol.group_id] = true;
      }
    }
  }

  SymbolId founder(Place span, const std::vector<bool>& is_group,
                   const std::vector<bool>& is_name) {
    SymbolId found = 0;
    for_each_name(now_, span, [&](SymbolId name) {
      if (found == 0 && !is_group[name]) {
        found = name;
      }
    });
    const ClassIndex symbol_class = symbols_.class_of(now_.symbols[span].symbol_id);
    for (std::uint32_t ordinal = 0; found == 0; ++ordinal) {
      const SymbolId candidate = symbols_.id_of(symbol_class, ordinal);
      const auto is_in = [candidate](const std::vector<bool>& set) {
        return candidate < set.size() && set[candidate];
      };
      if (!is_in(is_group) && !is_in(is_name)) {
        found = candidate;
      }
    }
    return found;
  }

  BuildLayout& now_;
  const BuildLayout& before_;
  const SymbolPairs& pairs_;
  SymbolTable& symbols_;
};

}  // namespace

void assign_groups(BuildLayout& layout, const BuildLayout& before,
                   const SymbolPairs& pairs, SymbolTable& symbols) {
  Grouping(layout, before, pairs, symbols).run();
}

}  // namespace memstrata

#include "store/verify_fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace memstrata {
namespace {

// One name of a span.
struct NameUse {
  std::size_t span = 0;
  TextId spelling = 0;
  TextId section = 0;
  Bytes size = 0;
  SymbolId symbol = 0;
};

using ClassKey =
    std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // name, object, region
using Classes = std::map<ClassKey, std::vector<NameUse>>;

template <class Use>
void for_each_name(const BuildLayout& layout, const LayoutSymbol& symbol,
                   const Use& use) {
  use(symbol.name, symbol.symbol_id);
  for (Index i = 0; i < symbol.alias_count; ++i) {
    use(layout.aliases[symbol.first_alias + i],
        layout.alias_symbol_ids[symbol.first_alias + i]);
  }
}

Classes classes_of(const BuildLayout& layout, const VerifyTables& tables) {
  Classes classes;
  for (std::size_t span = 0; span < layout.symbols.size(); ++span) {
    const LayoutSymbol& symbol = layout.symbols[span];
    if (symbol.contribution == kNone) {
      continue;
    }
    for_each_name(layout, symbol, [&](TextId spelling, SymbolId id) {
      const auto row = tables.symbols.find(id);
      if (row != tables.symbols.end()) {  // else verify_names has said so
        const SymbolIdentity& identity = row->second;
        classes[{identity.name_id, identity.object_id, identity.region_id}].push_back(
            {span, spelling, layout.contributions[symbol.contribution].section,
             symbol.size, id});
      }
    });
  }
  return classes;
}

// What a pass wants to agree.
enum class Pass : std::uint8_t { spelling_and_size, spelling, size, order };

// The same for two that agree.
std::tuple<TextId, TextId, Bytes> key_of(Pass pass, const NameUse& name) {
  switch (pass) {
    case Pass::spelling_and_size:
      return {name.spelling, name.section, name.size};
    case Pass::spelling:
      return {name.spelling, name.section, 0};
    case Pass::size:
      return {0, 0, name.size};
    case Pass::order:
      break;
  }
  return {};
}

std::string region_of(const BuildLayout& layout, const VerifyTables& tables,
                      std::size_t span) {
  const Index contribution = layout.symbols[span].contribution;
  return tables.region_name(
      layout.regions[layout.contributions[contribution].region].region_id);
}

class FoldCheck {
 public:
  FoldCheck(const BuildLayout& layout, const BuildLayout& before,
            const VerifyTables& tables, const Complain& complain)
      : now_(layout), before_(before), tables_(tables), complain_(complain) {}

  void run() {
    const Classes now = classes_of(now_, tables_);
    Classes before = classes_of(before_, tables_);
    for (const auto& [key, names] : now) {
      check_class(names, before[key]);
    }
    check_groups();
  }

 private:
  void check_class(const std::vector<NameUse>& names,
                   const std::vector<NameUse>& earlier) {
    std::vector<bool> matched(names.size());
    std::vector<bool> matched_earlier(earlier.size());
    std::set<SymbolId> taken;
    for (const Pass pass :
         {Pass::spelling_and_size, Pass::spelling, Pass::size, Pass::order}) {
      std::multimap<std::tuple<TextId, TextId, Bytes>, std::size_t> waiting;
      for (std::size_t i = 0; i < earlier.size(); ++i) {
        if (!matched_earlier[i]) {
          waiting.emplace(key_of(pass, earlier[i]), i);
        }
      }
      for (std::size_t i = 0; i < names.size() && !waiting.empty(); ++i) {
        const auto twin = waiting.lower_bound(key_of(pass, names[i]));
        if (!matched[i] && twin != waiting.end() &&
            twin->first == key_of(pass, names[i])) {
          const SymbolId symbol = earlier[twin->second].symbol;
          matched[i] = matched_earlier[twin->second] = true;
          taken.insert(symbol);
          expect(names[i], names[i].symbol == symbol);
          waiting.erase(twin);
        }
      }
    }
    check_new(names, matched, taken);
  }

  // Each gets the lowest ordinal that is free.
  void check_new(const std::vector<NameUse>& names, const std::vector<bool>& matched,
                 const std::set<SymbolId>& taken) {
    std::vector<std::tuple<std::string, std::string, std::size_t>> order;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!matched[i]) {
        order.emplace_back(text(names[i].section), text(names[i].spelling), i);
      }
    }
    std::ranges::sort(order);
    std::int64_t ordinal = 0;
    for (const auto& [section, spelling, i] : order) {
      SymbolIdentity identity = tables_.symbols.at(names[i].symbol);
      SymbolId lowest = 0;  // 0 when there is no such symbol
      do {
        identity.ordinal = ordinal++;
        lowest = id_of(identity);
      } while (lowest != 0 && taken.contains(lowest));
      expect(names[i], names[i].symbol == lowest);
    }
  }

  void check_groups() {
    std::map<SymbolId, std::size_t> group_before;
    for (std::size_t span = 0; span < before_.symbols.size(); ++span) {
      if (before_.symbols[span].contribution != kNone) {
        for_each_name(before_, before_.symbols[span],
                      [&](TextId, SymbolId id) { group_before.emplace(id, span); });
      }
    }
    std::map<SymbolId, std::size_t> span_now;
    std::vector<std::tuple<std::int64_t, Bytes, std::size_t, std::size_t>> claims;
    for (std::size_t span = 0; span < now_.symbols.size(); ++span) {
      const LayoutSymbol& symbol = now_.symbols[span];
      if (symbol.contribution == kNone) {
        continue;
      }
      std::map<std::size_t, std::int64_t> shared;
      for_each_name(now_, symbol, [&](TextId, SymbolId id) {
        span_now.emplace(id, span);
        const auto group = group_before.find(id);
        if (group != group_before.end()) {
          ++shared[group->second];
        }
      });
      for (const auto& [group, count] : shared) {
        claims.emplace_back(-count, ~symbol.size, span, group);
      }
    }
    std::ranges::sort(claims);
    check_claims(claims, span_now);
  }

  void check_claims(
      const std::vector<std::tuple<std::int64_t, Bytes, std::size_t, std::size_t>>&
          claims,
      const std::map<SymbolId, std::size_t>& span_now) {
    std::map<std::size_t, SymbolId> granted;  // by span
    std::map<SymbolId, std::size_t> holder;   // by group id
    std::map<std::size_t, bool> taken;
    for (const auto& [count, size, span, group] : claims) {
      if (!granted.contains(span) && !taken[group]) {
        taken[group] = true;
        granted[span] = before_.symbols[group].group_id;
        holder[granted[span]] = span;
      }
    }
    for (std::size_t span = 0; span < now_.symbols.size(); ++span) {
      const LayoutSymbol& symbol = now_.symbols[span];
      if (symbol.contribution == kNone) {
        continue;
      }
      if (!granted.contains(span)) {
        granted[span] = founder(symbol, holder, span_now);
        holder[granted[span]] = span;
      }
      if (granted[span] != symbol.group_id) {
        complain_(region_of(now_, tables_, span),
                  "'" + text(symbol.name) +
                      "' is in another alias group than its history "
                      "calls for");
      }
    }
  }

  SymbolId founder(const LayoutSymbol& symbol,
                   const std::map<SymbolId, std::size_t>& holder,
                   const std::map<SymbolId, std::size_t>& span_now) {
    SymbolId found = 0;
    for_each_name(now_, symbol, [&](TextId, SymbolId id) {
      if (found == 0 && !holder.contains(id)) {
        found = id;
      }
    });
    const auto own = tables_.symbols.find(symbol.symbol_id);
    if (found != 0 || own == tables_.symbols.end()) {
      return found;
    }
    SymbolIdentity identity = own->second;
    for (identity.ordinal = 0;; ++identity.ordinal) {
      const SymbolId id = id_of(identity);
      if (id == 0 || (!holder.contains(id) && !span_now.contains(id))) {
        return id;  // 0 when there is no such symbol
      }
    }
  }

  [[nodiscard]] SymbolId id_of(const SymbolIdentity& identity) const {
    const auto found = tables_.symbol_ids.find(identity);
    return found == tables_.symbol_ids.end() ? 0 : static_cast<SymbolId>(found->second);
  }

  [[nodiscard]] std::string text(TextId id) const {
    const auto found = tables_.texts.find(id);
    return found == tables_.texts.end() ? std::string() : found->second.text;
  }

  void expect(const NameUse& name, bool holds) {
    if (!holds) {
      complain_(
          region_of(now_, tables_, name.span),
          "'" + text(name.spelling) + "' has another ordinal than its history calls for");
    }
  }

  const BuildLayout& now_;
  const BuildLayout& before_;
  const VerifyTables& tables_;
  const Complain& complain_;
};

}  // namespace

void verify_fold(const BuildLayout& layout, const BuildLayout& before,
                 const VerifyTables& tables, const Complain& complain) {
  FoldCheck(layout, before, tables, complain).run();
}

}  // namespace memstrata

#include "store/alias_changes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "store/spans.hpp"

namespace memstrata {
namespace {

// Whether its names need rows: alone and named by itself, a span needs none.
bool is_group(const LayoutSymbol& span) {
  return span.alias_count > 0 || span.group_id != span.symbol_id;
}

// What the names of some spans of one build are in.
struct Membership {
  std::map<SymbolId, SymbolId> group_of;  // only of names that need rows
  std::set<SymbolId> names;
  std::set<SymbolId> groups;

  void add(const BuildLayout& layout, const LayoutSymbol& span) {
    groups.insert(span.group_id);
    add_name(span, span.symbol_id);
    for (const SymbolId alias : alias_symbols(layout, span)) {
      add_name(span, alias);
    }
  }

  [[nodiscard]] std::int64_t state_of(SymbolId name) const {
    const auto group = group_of.find(name);
    if (group != group_of.end()) {
      return group->second;
    }
    return !names.contains(name) && groups.contains(name) ? kLeftItsGroup : kAlone;
  }

 private:
  void add_name(const LayoutSymbol& span, SymbolId name) {
    names.insert(name);
    if (is_group(span)) {
      group_of.emplace(name, span.group_id);
    }
  }
};

// Names and groups that only one of the builds has just so.
class Candidates {
 public:
  void add(const BuildLayout& layout, const LayoutSymbol& span) {
    ids_.insert(span.group_id);
    ids_.insert(span.symbol_id);
    for (const SymbolId alias : alias_symbols(layout, span)) {
      ids_.insert(alias);
    }
  }

  [[nodiscard]] bool touch(const BuildLayout& layout, const LayoutSymbol& span) const {
    return ids_.contains(span.group_id) || ids_.contains(span.symbol_id) ||
           std::ranges::any_of(alias_symbols(layout, span),
                               [this](SymbolId alias) { return ids_.contains(alias); });
  }

  [[nodiscard]] const std::set<SymbolId>& ids() const { return ids_; }

 private:
  std::set<SymbolId> ids_;
};

}  // namespace

std::vector<AliasChange> alias_changes(const BuildLayout& before, const BuildLayout& now,
                                       const SymbolPairs& pairs) {
  Membership then;
  Membership today;
  Candidates candidates;
  const auto add = [&candidates](Membership& membership, const BuildLayout& layout,
                                 const std::vector<Index>& places) {
    for (const Index place : places) {
      const LayoutSymbol& span = layout.symbols[place];
      if (is_span(span)) {
        membership.add(layout, span);
        candidates.add(layout, span);
      }
    }
  };
  add(then, before, pairs.only_before());
  add(today, now, pairs.only_now());
  if (candidates.ids().empty()) {
    return {};
  }
  // Groups of the same names in both builds say what a name is in that left another.
  for (Index n = 0; n < now.symbols.size(); ++n) {
    const LayoutSymbol& span = now.symbols[n];
    if (pairs.twins()[n] != kNone && is_group(span) && candidates.touch(now, span)) {
      then.add(now, span);
      today.add(now, span);
    }
  }
  std::vector<AliasChange> changes;
  for (const SymbolId name : candidates.ids()) {
    const std::int64_t state = today.state_of(name);
    if (state != then.state_of(name)) {
      changes.push_back({name, state});
    }
  }
  return changes;
}

}  // namespace memstrata

#include "store/alias_changes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "store/alignment.hpp"
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

bool same_span(const BuildLayout& before, const LayoutSymbol& b, const BuildLayout& now,
               const LayoutSymbol& n) {
  return b.group_id == n.group_id && b.symbol_id == n.symbol_id &&
         b.alias_count == n.alias_count &&
         std::ranges::equal(alias_symbols(before, b), alias_symbols(now, n));
}

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

std::vector<AliasChange> alias_changes(const BuildLayout& before,
                                       const BuildLayout& now) {
  Membership then;
  Membership today;
  Candidates candidates;
  std::vector<std::size_t> kept_groups;
  const auto agree = [&](std::size_t b, std::size_t n) {
    return same_span(before, before.symbols[b], now, now.symbols[n]);
  };
  const auto add = [&candidates](Membership& membership, const BuildLayout& layout,
                                 std::size_t place) {
    const LayoutSymbol& span = layout.symbols[place];
    if (is_span(span)) {
      membership.add(layout, span);
      candidates.add(layout, span);
    }
  };
  Alignment(before.symbols.size(), now.symbols.size(), agree)
      .walk(
          [&](std::size_t, std::size_t n) {
            if (is_group(now.symbols[n])) {
              kept_groups.push_back(n);
            }
          },
          [&](std::size_t b) { add(then, before, b); },
          [&](std::size_t n) { add(today, now, n); });
  for (const std::size_t place : kept_groups) {
    if (candidates.touch(now, now.symbols[place])) {
      then.add(now, now.symbols[place]);
      today.add(now, now.symbols[place]);
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

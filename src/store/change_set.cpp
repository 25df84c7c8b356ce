#include "store/change_set.hpp"

#include "store/alias_changes.hpp"
#include "store/object_changes.hpp"
#include "store/part_changes.hpp"
#include "store/symbol_changes.hpp"

namespace memstrata {

ChangeSet changes_between(const BuildView& before, const BuildView& now,
                          const SymbolPairs& pairs) {
  return {.symbols = symbol_changes(before.layout, now.layout, pairs),
          .objects = object_changes(before.layout, now.layout, pairs),
          .regions = region_changes(before.facts.regions, now.facts.regions),
          .blocks = block_changes(before.facts.blocks, now.facts.blocks),
          .aliases = alias_changes(before.layout, now.layout, pairs)};
}

ChangeSet changes_between(const BuildView& before, const BuildView& now) {
  return changes_between(before, now,
                         SymbolPairs::by_identities(before.layout, now.layout));
}

}  // namespace memstrata

#include "store/relinking.hpp"

#include <utility>

#include "store/alias_groups.hpp"
#include "store/keyframe_policy.hpp"
#include "store/restore_map.hpp"
#include "store/symbol_identity.hpp"

namespace memstrata {
namespace {

BuildView view_of(const BuildState& state) {
  return {state.layout, state.facts};
}

}  // namespace

Relinking::Relinking(Database::Impl& database, std::int64_t target_id)
    : database_(database),
      names_(database.cache.names(database.statements, target_id)),
      timeline_(database.statements),
      rows_(database.statements, target_id) {}

void Relinking::take_out(const BuildKey& key) {
  if (pending_.contains(key)) {
    return;
  }
  const BuildStatePointer before = state_of(timeline_.before(key));
  take_out(key, state(key), *before);
}

void Relinking::take_out_builds_after(const BuildKey& key) {
  for (const BuildKey& next : timeline_.after(key)) {
    take_out(next);
  }
}

void Relinking::take_out(const BuildKey& key, BuildStatePointer state,
                         const BuildState& before) {
  rows_.erase(key, changes_between(view_of(before), view_of(*state)));
  database_.cache.forget(key);
  pending_[key].old = std::move(state);
}

void Relinking::rewrite_rows(const BuildKey& key) {
  const BuildStatePointer before = state_of(timeline_.before(key));
  const BuildStatePointer now = state(key);
  rows_.insert(key, changes_between(view_of(*before), view_of(*now)));
}

void Relinking::move(const BuildKey& from, const BuildKey& to) {
  auto node = pending_.extract(from);
  node.key() = to;
  pending_.insert(std::move(node));
}

BuildStatePointer Relinking::drop(const BuildKey& key) {
  return pending_.extract(key).mapped().old;
}

void Relinking::put_in(const BuildKey& key, BuildLayout layout, BuildFacts facts) {
  pending_[key].content =
      BuildState{.layout = std::move(layout), .facts = std::move(facts)};
}

void Relinking::settle() {
  settling_ = true;
  while (!pending_.empty()) {
    settle(pending_.begin()->first);
  }
  rows_.refresh_lives();
  settling_ = false;
}

void Relinking::settle(BuildKey key) {
  const std::optional<BuildKey> before_key = timeline_.before(key);
  const BuildStatePointer before = state_of(before_key);
  Pending pending = std::move(pending_.extract(key).mapped());

  BuildState now =
      pending.content ? std::move(*pending.content) : BuildState{*pending.old};
  SymbolPairs pairs = SymbolPairs::by_names(before->layout, now.layout);
  assign_symbols(now.layout, before->layout, pairs, names_.symbols, names_.texts);
  assign_groups(now.layout, before->layout, pairs, names_.symbols);
  if (pending.old == nullptr || now.layout != pending.old->layout) {
    if (pending.old == nullptr && before_key) {
      now.records =
          encode_records(now.layout, {before->layout, before->records, pairs.twins()});
    } else {
      now.records = encode_records(
          now.layout, pending.old != nullptr ? &pending.old->records : nullptr);
    }
    if (pending.old != nullptr) {
      take_out_scripts_of(key, *pending.old);
    }
  }
  write_layout(key, before_key, *before, now);
  rows_.insert(key, changes_between(view_of(*before), view_of(now), pairs));
  database_.cache.remember(key, std::make_shared<const BuildState>(std::move(now)));
}

// The builds behind one whose records change: their scripts were made for the
// old ones.
void Relinking::take_out_scripts_of(const BuildKey& key, const BuildState& old) {
  for (const BuildKey& next : timeline_.after(key)) {
    if (pending_.contains(next)) {
      continue;
    }
    const LayoutChain chain = read_chain(
        database_.statements, next, [&](const BuildKey& known) { return known == key; });
    take_out(next, decoded(chain, chain.base ? &old : nullptr), old);
  }
}

void Relinking::write_layout(const BuildKey& key,
                             const std::optional<BuildKey>& before_key,
                             const BuildState& before, BuildState& now) {
  std::string script;
  if (before_key) {
    script = encode_script(before.records, now.records);
    now.chain = before.chain;
    ++now.chain.scripts;
    now.chain.script_bytes += script.size();
    if (!wants_keyframe(database_.statements, key, now.chain)) {
      execute(database_.statements, "ingest/store_layout.sql", key.target_id,
              key.branch_id, key.ord, "script", Blob{script});
      return;
    }
  }
  const std::string keyframe = encode_keyframe(now.records);
  now.chain = {.keyframe_bytes = keyframe.size()};
  execute(database_.statements, "ingest/store_layout.sql", key.target_id, key.branch_id,
          key.ord, "keyframe", Blob{keyframe});
}

BuildStatePointer Relinking::known(const BuildKey& key) {
  if (!settling_) {
    const auto pending = pending_.find(key);
    if (pending != pending_.end()) {
      return pending->second.old;
    }
  }
  return database_.cache.build(key);
}

BuildStatePointer Relinking::state_of(const std::optional<BuildKey>& key) {
  return key ? state(*key) : std::make_shared<const BuildState>();
}

BuildStatePointer Relinking::state(const BuildKey& key) {
  if (settling_ && pending_.contains(key)) {
    settle(key);  // a new build has no layout row yet
  }
  for (;;) {
    const LayoutChain chain =
        read_chain(database_.statements, key, [&](const BuildKey& at) {
          return known(at) != nullptr || pending_.contains(at);
        });
    if (chain.base && settling_ && pending_.contains(*chain.base)) {
      // What follows may have to be taken out too: look again.
      settle(*chain.base);
      continue;
    }
    BuildStatePointer base = chain.base ? known(*chain.base) : nullptr;
    if (base != nullptr && chain.scripts.empty()) {
      return base;
    }
    BuildStatePointer found = decoded(chain, base.get());
    database_.cache.remember(key, found);
    return found;
  }
}

BuildStatePointer Relinking::decoded(const LayoutChain& chain, const BuildState* base) {
  BuildState state;
  if (base != nullptr) {
    state.chain = base->chain;
    state.records = base->records;
    for (const std::string& script : chain.scripts) {
      state.records = apply_script(state.records, script);
    }
  } else {
    const std::vector<std::string_view> scripts(chain.scripts.begin(),
                                                chain.scripts.end());
    state.records = replay(chain.keyframe, scripts);
    state.chain.keyframe_bytes = chain.keyframe.size();
  }
  state.chain.scripts += chain.scripts.size();
  for (const std::string& script : chain.scripts) {
    state.chain.script_bytes += script.size();
  }
  state.layout = decode_records(state.records);
  state.facts =
      build_facts(restore_map(state.layout, names_.texts), state.layout, names_.blocks);
  return std::make_shared<const BuildState>(std::move(state));
}

}  // namespace memstrata

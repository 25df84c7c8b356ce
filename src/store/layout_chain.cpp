#include "store/layout_chain.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "model/error.hpp"
#include "store/timeline.hpp"

namespace memstrata {
namespace {

// One branch's part of the walk; true: the chain is complete.
bool walk_branch(Statements& statements, const BuildKey& from,
                 const std::function<bool(const BuildKey&)>& is_known,
                 LayoutChain& chain) {
  Query rows(statements, "ingest/layouts_down_from.sql", from.target_id, from.branch_id,
             from.ord);
  while (rows.next()) {
    const BuildKey key{from.target_id, from.branch_id, rows.integer(0)};
    if (is_known(key)) {
      chain.base = key;
      return true;
    }
    if (rows.bytes(1) == "keyframe") {
      chain.keyframe = rows.text(2);
      return true;
    }
    chain.scripts.push_back(rows.text(2));
  }
  return false;
}

}  // namespace

LayoutChain read_chain(Statements& statements, const BuildKey& key,
                       const std::function<bool(const BuildKey&)>& is_known) {
  LayoutChain chain;
  const Timeline timeline(statements);
  std::optional<BuildKey> from = key;
  std::set<std::int64_t> branches;
  while (!walk_branch(statements, *from, is_known, chain)) {
    branches.insert(from->branch_id);
    from = timeline.fork_point(*from);
    if (!from || branches.contains(from->branch_id)) {
      throw Error{ErrorCode::database, "a build's layout has no keyframe before it"};
    }
  }
  std::reverse(chain.scripts.begin(), chain.scripts.end());
  return chain;
}

Records read_records(Statements& statements, const BuildKey& key) {
  const LayoutChain chain =
      read_chain(statements, key, [](const BuildKey&) { return false; });
  const std::vector<std::string_view> scripts(chain.scripts.begin(), chain.scripts.end());
  return replay(chain.keyframe, scripts);
}

}  // namespace memstrata

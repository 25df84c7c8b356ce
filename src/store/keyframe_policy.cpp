#include "store/keyframe_policy.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kMostScripts = 256;
constexpr std::size_t kScriptsToKeyframe = 2;  // by bytes: a script is read in no time

// Scripts that follow behind the build; a put in the middle makes their chain longer.
std::size_t scripts_behind(Statements& statements, const BuildKey& key) {
  std::size_t count = 0;
  for (Query rows(statements, "ingest/layout_kinds_up_from.sql", key.target_id,
                  key.branch_id, key.ord);
       count < kMostScripts && rows.next() && rows.bytes(0) == "script";) {
    ++count;
  }
  return count;
}

}  // namespace

bool wants_keyframe(Statements& statements, const BuildKey& key,
                    const ChainLength& chain) {
  return chain.script_bytes > kScriptsToKeyframe * chain.keyframe_bytes ||
         chain.scripts + scripts_behind(statements, key) > kMostScripts;
}

}  // namespace memstrata

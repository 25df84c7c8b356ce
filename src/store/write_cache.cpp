#include "store/write_cache.hpp"

#include <algorithm>

namespace memstrata {
namespace {

// The newest build of each of some branches.
constexpr std::size_t kRememberedBuilds = 8;

}  // namespace

NameTables& WriteCache::names(Statements& statements, std::int64_t target_id) {
  return names_.try_emplace(target_id, statements, target_id).first->second;
}

BuildStatePointer WriteCache::build(const BuildKey& key) {
  const auto found =
      std::ranges::find(builds_, key, [](const auto& entry) { return entry.first; });
  if (found == builds_.end()) {
    return nullptr;
  }
  builds_.splice(builds_.begin(), builds_, found);
  return found->second;
}

void WriteCache::remember(const BuildKey& key, BuildStatePointer state) {
  forget(key);
  builds_.emplace_front(key, std::move(state));
  if (builds_.size() > kRememberedBuilds) {
    builds_.pop_back();
  }
}

void WriteCache::forget(const BuildKey& key) {
  builds_.remove_if([&key](const auto& entry) { return entry.first == key; });
}

void WriteCache::clear() {
  names_.clear();
  builds_.clear();
}

}  // namespace memstrata

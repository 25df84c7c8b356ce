#include "store/part_changes.hpp"

namespace memstrata {
namespace {

// Merges two sorted lists; `changed(old, now)` gets a null pointer where one
// list lacks the thing.
template <class Facts, class Id, class Changed>
void for_each_change(const std::vector<Facts>& before, const std::vector<Facts>& now,
                     Id id, const Changed& changed) {
  auto b = before.begin();
  auto n = now.begin();
  while (b != before.end() || n != now.end()) {
    if (n == now.end() || (b != before.end() && (*b).*id < (*n).*id)) {
      changed(&*b++, nullptr);
    } else if (b == before.end() || (*n).*id < (*b).*id) {
      changed(nullptr, &*n++);
    } else {
      if (*b != *n) {
        changed(&*b, &*n);
      }
      ++b;
      ++n;
    }
  }
}

std::int64_t difference(Bytes now, Bytes before) {
  return static_cast<std::int64_t>(now) - static_cast<std::int64_t>(before);
}

}  // namespace

std::vector<RegionChange> region_changes(const std::vector<RegionFacts>& before,
                                         const std::vector<RegionFacts>& now) {
  std::vector<RegionChange> changes;
  for_each_change(before, now, &RegionFacts::region_id,
                  [&](const RegionFacts* old, const RegionFacts* fresh) {
                    const Bytes size_before = old == nullptr ? 0 : old->size;
                    if (fresh == nullptr) {
                      changes.push_back({.region = {.region_id = old->region_id},
                                         .gone = true,
                                         .delta = difference(0, size_before)});
                    } else {
                      changes.push_back({.region = *fresh,
                                         .delta = difference(fresh->size, size_before)});
                    }
                  });
  return changes;
}

std::vector<BlockChange> block_changes(const std::vector<BlockFacts>& before,
                                       const std::vector<BlockFacts>& now) {
  std::vector<BlockChange> changes;
  for_each_change(
      before, now, &BlockFacts::block_id,
      [&](const BlockFacts* old, const BlockFacts* fresh) {
        const Bytes used = old == nullptr ? 0 : old->with_children.used;
        if (fresh == nullptr) {
          changes.push_back({.block = {.block_id = old->block_id},
                             .gone = true,
                             .delta = difference(0, used)});
        } else {
          changes.push_back(
              {.block = *fresh, .delta = difference(fresh->with_children.used, used)});
        }
      });
  return changes;
}

}  // namespace memstrata

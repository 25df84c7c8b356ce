#include "parse/target_memory.hpp"

#include <algorithm>
#include <memory>

#include "parse/map_status.hpp"
#include "parse/placement.hpp"

namespace memstrata {

void set_memory(std::vector<TargetMemory>& memory, const TargetMemory& added) {
  const auto same = std::ranges::find(memory, added.name, &TargetMemory::name);
  if (same == memory.end()) {
    memory.push_back(added);
  } else {
    *same = added;
  }
}

bool has_memory_table(const MemoryMap& map) {
  return std::ranges::any_of(map.blocks, [](const Block& block) {
    return block.length.has_value();  // "(no block)" has none
  });
}

void apply_target_memory(MemoryMap& map, const std::vector<TargetMemory>& memory) {
  if (memory.empty() || has_memory_table(map)) {
    return;
  }
  const auto owned = std::make_shared<const std::vector<TargetMemory>>(memory);
  map.storage.push_back(owned);
  map.blocks.clear();
  for (const auto& each : *owned) {
    map.blocks.push_back({.name = each.name,
                          .origin = each.origin,
                          .length = each.length,
                          .attributes = each.attributes});
  }
  for (auto& region : map.regions) {
    region.block = kNone;
    region.load_block = kNone;
  }
  place_regions(map);
  std::erase_if(map.diagnostics, notes_missing_memory_table);
  if (map.status == Status::ok && overflows(map)) {
    map.status = Status::overflow;
  }
}

}  // namespace memstrata

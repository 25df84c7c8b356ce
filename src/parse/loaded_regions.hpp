#pragma once

#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// Tells debug data of unusual name from what lies at address 0 of a memory: both
/// are printed at 0, and a map has no flags.
class LoadedRegions {
 public:
  /// Notes the region `index`, whose contents are known; regions come in the order
  /// of the file.
  void note(const MemoryMap& map, Index index);
  /// Regions that are loaded only when everything lies at 0 (`ld -r`).
  [[nodiscard]] const std::vector<Index>& doubtful() const { return doubtful_; }

 private:
  [[nodiscard]] bool may_load(const MemoryMap& map, const Region& region) const;

  bool seen_sized_region_ = false;
  Address lowest_loaded_ = ~Address{0};
  std::vector<Index> doubtful_;
};

}  // namespace memstrata

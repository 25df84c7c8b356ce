#pragma once

#include <cstdint>
#include <vector>

#include "vtab/counted_build.hpp"
#include "vtab/symbol_matching.hpp"

namespace memstrata {

enum class ChangeKind : std::uint8_t { added, removed, renamed, moved, grew, shrank };

/// One thing that changed.
struct CountedChange {
  std::uint32_t symbol_id = 0;  // in the new build; in the old one when it is gone
  std::uint32_t was_id = 0;     // in the old build; in the new one when it came
  std::uint32_t object_id = 0;  // as symbol_id
  std::uint32_t region_id = 0;
  CountedSizes sizes;
  ChangeKind kind = ChangeKind::grew;
  bool is_guess = false;
};

/// matched_symbols as the filter lets them count, and what did not change but counts
/// otherwise than before, because its region does.  In no order.
std::vector<CountedChange> counted_changes(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames,
                                           const CountFilter& filter);

}  // namespace memstrata

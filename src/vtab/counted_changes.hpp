#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "vtab/symbol_matching.hpp"

namespace memstrata {

/// How often the bytes of a region count in the old and in the new build.
struct RegionWeight {
  std::int64_t region_id = 0;
  std::int64_t old_weight = 0;
  std::int64_t new_weight = 0;
};

/// What of a pair of builds counts.
struct ChangeFilter {
  std::vector<RegionWeight> weights;                 // other regions do not count
  std::optional<std::vector<std::int64_t>> objects;  // object_id, sorted; none: all
  std::optional<std::vector<std::int64_t>> symbols;  // symbol_id, sorted; none: all
  bool growth_alone = false;
};

enum class ChangeKind : std::uint8_t { added, removed, renamed, moved, grew, shrank };

/// One thing that changed, in the bytes that count.
struct CountedChange {
  std::uint32_t symbol_id = 0;  // in the new build; in the old one when it is gone
  std::uint32_t was_id = 0;     // in the old build; in the new one when it came
  std::uint32_t object_id = 0;  // as symbol_id
  std::uint32_t region_id = 0;
  std::optional<std::int64_t> old_size;  // bytes; none: not there, or it does not count
  std::optional<std::int64_t> new_size;
  ChangeKind kind = ChangeKind::grew;
  bool is_guess = false;

  // A map may say any size: the largest ones wrap, as nothing may be undefined.
  [[nodiscard]] std::int64_t delta() const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(new_size.value_or(0)) -
                                     static_cast<std::uint64_t>(old_size.value_or(0)));
  }
};

/// matched_symbols as the filter lets them count, and what did not change but counts
/// otherwise than before, because its region does.  In no order.
std::vector<CountedChange> counted_changes(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames,
                                           const ChangeFilter& filter);

}  // namespace memstrata

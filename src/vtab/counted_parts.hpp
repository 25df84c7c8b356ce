#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vtab/counted_build.hpp"

namespace memstrata {

/// What a part is one of, by name: a level, or for bytes of no object their kind.
enum class PartLevel : std::uint8_t { archive, data, gap, object, region, stub, symbol };

std::string_view to_string(PartLevel level);
/// Of the four levels alone.
std::optional<PartLevel> part_level(std::string_view name);

/// What a part is; 0 and "" where it is several.  In the order of rows that are alike.
struct PartKey {
  std::uint32_t symbol_id = 0;
  std::uint32_t object_id = 0;
  std::uint32_t region_id = 0;
  std::string_view archive;
  PartLevel level = PartLevel::symbol;

  auto operator<=>(const PartKey&) const = default;
};

/// What all bytes of one symbol, object, archive or region come to in one build.
struct Part {
  PartKey key;
  std::int64_t bytes = 0;
};

/// The same in the first and in the last of some builds.
struct CountedPart {
  PartKey key;
  CountedSizes sizes;
};

/// Which of the builds it is.
struct BuildPlace {
  bool is_first = false;
  bool is_last = false;
};

/// What is known of the builds before, and the parts of one more.  Both are sorted.
std::vector<CountedPart> joined(std::span<const CountedPart> known,
                                std::span<const Part> parts, const BuildPlace& place);

/// Counts the parts of builds, without padding.  At the level of regions bytes of no
/// object are part of the region; else they are parts of their own, unless the filter
/// has symbols and `loose_bytes` is false.
class PartCounter {
 public:
  PartCounter(PartLevel level, bool loose_bytes, CountFilter filter)
      : level_(level), loose_bytes_(loose_bytes), filter_(std::move(filter)) {}

  /// One of each key, sorted; keys are valid as long as this object.  `place`: which of
  /// the filter's builds it is; null: it is not there.
  std::vector<Part> parts_of(StoredLayout* build, std::size_t place);

 private:
  [[nodiscard]] bool is_by_symbol() const;
  [[nodiscard]] PartLevel level_of(ContributionKind kind) const;
  PartKey key_of(PartLevel level, const PartKey& ids, StoredLayout& build);
  void share_objects(StoredLayout& build, const CountedBuild& counted,
                     std::vector<Part>& parts);
  void share_symbols(StoredLayout& build, const CountedBuild& counted,
                     std::vector<Part>& parts);

  PartLevel level_;
  bool loose_bytes_;
  CountFilter filter_;
  std::set<std::string, std::less<>> archives_;
};

}  // namespace memstrata

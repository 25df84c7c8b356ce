#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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

/// What all bytes of one symbol, object, archive or region come to.
struct CountedPart {
  PartKey key;
  CountedSizes sizes;  // in the first and in the last build
};

/// The parts of some builds, without padding.  At the level of regions bytes of no
/// object are part of the region; else they are parts of their own, unless the filter
/// has symbols and `loose_bytes` is false.
class CountedParts {
 public:
  CountedParts(PartLevel level, bool loose_bytes, CountFilter filter)
      : level_(level), loose_bytes_(loose_bytes), filter_(std::move(filter)) {}

  /// The next build, in the order of the filter's weights; null: it has no parts.
  void add(StoredLayout* build);

  /// Every part of one of the builds, in order of their keys, which are valid as long
  /// as this object.
  [[nodiscard]] std::vector<CountedPart> all() const;
  /// In each build; none: it is not there.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> sizes_of(
      const PartKey& key) const;

 private:
  struct Part {
    PartKey key;
    std::int64_t bytes = 0;
  };
  using Parts = std::vector<Part>;  // one of each key, sorted

  [[nodiscard]] bool is_by_symbol() const;
  [[nodiscard]] PartLevel level_of(ContributionKind kind) const;
  PartKey key_of(PartLevel level, const PartKey& ids, StoredLayout& build);
  void share_objects(StoredLayout& build, const CountedBuild& counted, Parts& parts);
  void share_symbols(StoredLayout& build, const CountedBuild& counted, Parts& parts);
  static void join_equal(Parts& parts);
  /// What is known of the builds before, and the parts of one more.
  static std::vector<CountedPart> joined(const std::vector<CountedPart>& known,
                                         const Parts& parts, bool is_first, bool is_last);

  PartLevel level_;
  bool loose_bytes_;
  CountFilter filter_;
  std::set<std::string, std::less<>> archives_;
  std::vector<Parts> builds_;
};

}  // namespace memstrata

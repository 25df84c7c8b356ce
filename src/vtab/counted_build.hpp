#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "vtab/stored_layout.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {

/// How often the bytes of each region count in each of some builds.
class RegionWeights {
 public:
  RegionWeights() = default;
  /// From a JSON array of threes: which build (0 is the first), region_id, weight.
  /// Throws Error{usage} when it is no such list.
  RegionWeights(const ListArgument& list, std::size_t builds);

  /// 0: the region does not count.
  [[nodiscard]] std::int64_t weight(std::int64_t region_id, std::size_t build) const;
  /// Whether some region does not count alike in all builds.
  [[nodiscard]] bool differ() const;

 private:
  std::size_t builds_ = 0;
  std::map<std::pair<std::int64_t, std::size_t>, std::int64_t> weights_;  // region, build
};

/// What of some builds counts.
struct CountFilter {
  RegionWeights weights;
  std::optional<std::vector<std::int64_t>> objects;  // object_id, sorted; none: all
  std::optional<std::vector<std::int64_t>> symbols;  // symbol_id, sorted; none: all

  /// From the last arguments of a table function: weights, objects and symbols.
  /// Throws Error{usage}.
  static CountFilter of_lists(std::span<const ListArgument> lists, std::size_t builds);

  [[nodiscard]] bool has_object(std::uint32_t object_id) const;
  [[nodiscard]] bool has_symbol(std::uint32_t symbol_id) const;
};

/// What a thing comes to in two builds, in the bytes that count; none: it is not
/// there.
struct CountedSizes {
  std::optional<std::int64_t> before;
  std::optional<std::int64_t> after;

  [[nodiscard]] std::int64_t delta() const;
  [[nodiscard]] std::uint64_t magnitude() const;  // of the delta
  void add(const CountedSizes& more);
};

/// One of the builds, and how often each of its regions counts.
class CountedBuild {
 public:
  /// `place`: which build it is for the filter's weights.  Both must live longer.
  CountedBuild(const StoredLayout& build, const CountFilter& filter, std::size_t place);

  [[nodiscard]] const StoredLayout& build() const { return build_; }
  /// None: its region or its object does not count.
  [[nodiscard]] std::optional<std::int64_t> bytes(Bytes size, Index region,
                                                  std::uint32_t object_id) const;

 private:
  const StoredLayout& build_;
  const CountFilter& filter_;
  std::vector<std::int64_t> weights_;  // of layout().regions
};

}  // namespace memstrata

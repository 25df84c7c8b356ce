#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/build_layout.hpp"
#include "store/build_facts.hpp"
#include "store/symbol_pairs.hpp"

namespace memstrata {

struct SymbolChange {
  SymbolId symbol_id = 0;     // of the group
  std::optional<Bytes> size;  // empty: gone
  std::int64_t delta = 0;
  bool operator==(const SymbolChange&) const = default;
};

struct ObjectChange {
  std::uint32_t object_id = 0;
  std::uint32_t region_id = 0;
  ContributionKind kind = ContributionKind::object;
  std::optional<Bytes> size;
  std::int64_t delta = 0;
  bool operator==(const ObjectChange&) const = default;
};

struct RegionChange {
  RegionFacts region;
  bool gone = false;
  std::int64_t delta = 0;
  bool operator==(const RegionChange&) const = default;
};

struct BlockChange {
  BlockFacts block;
  bool gone = false;
  std::int64_t delta = 0;  // of the used bytes, with children
  bool operator==(const BlockChange&) const = default;
};

struct AliasChange {
  SymbolId symbol_id = 0;
  std::int64_t group_id = 0;  // as in the table
  bool operator==(const AliasChange&) const = default;
};

inline constexpr std::int64_t kAlone = 0;          // or gone with its span
inline constexpr std::int64_t kLeftItsGroup = -1;  // gone, while the group lives on

/// What one build says that the build before did not; each list sorted by key.
struct ChangeSet {
  std::vector<SymbolChange> symbols;
  std::vector<ObjectChange> objects;
  std::vector<RegionChange> regions;
  std::vector<BlockChange> blocks;
  std::vector<AliasChange> aliases;
};

/// One build, as the change rows see it.
struct BuildView {
  const BuildLayout& layout;
  const BuildFacts& facts;
};

ChangeSet changes_between(const BuildView& before, const BuildView& now);
/// The same where the pairs of their symbols are known.
ChangeSet changes_between(const BuildView& before, const BuildView& now,
                          const SymbolPairs& pairs);

}  // namespace memstrata

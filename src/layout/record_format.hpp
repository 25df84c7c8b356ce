#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "layout/build_layout.hpp"

namespace memstrata {

// What the fields of a record mean; docs/layout.md has one example of each.

/// The low four bits of a record's first field.
enum class RecordTag : std::uint8_t {
  header,
  diagnostic,
  block,
  region,
  region_size,       // only behind a region whose contributions do not tile it
  contribution,      // with its size
  object_with_span,  // a contribution as large as its spans, and the first of them
  symbol,
  stray_alias,  // an alias name that no symbol holds in order
};
inline constexpr unsigned kTagBits = 4;
inline constexpr std::uint64_t kTagMask = (1U << kTagBits) - 1;

/// Bits of a contribution's first field, above the tag.
inline constexpr unsigned kKindShift = kTagBits;  // three bits of ContributionKind
inline constexpr std::uint64_t kKindMask = 7;
inline constexpr std::uint64_t kElsewhere = 1U << 7;  // not in the region said last

/// What stands between the end before and a contribution.
enum class Padding : std::uint8_t { none, fill, gap };

/// The second field of a region or contribution: five bits of gap code, then
/// two bits of Padding.  Always one byte.
inline constexpr unsigned kCodeBits = 5;
inline constexpr unsigned kLargestAlignment = 15;  // codes 0..15: aligned up to 2^code
inline constexpr unsigned kExplicitCode = 16;
inline constexpr unsigned kAsAddressCode = 17;  // load address only: it is the address

/// Bits of a region's flags.
inline constexpr std::uint64_t kLoadedFlag = 1;
inline constexpr std::uint64_t kNobitsFlag = 2;
inline constexpr std::uint64_t kTlsFlag = 4;

/// Bits of a span: Binding, SizeFrom, then these.
inline constexpr unsigned kSizeFromShift = 2;
inline constexpr std::uint64_t kBindingMask = 3;
inline constexpr std::uint64_t kSizeFromMask = 7;
inline constexpr std::uint64_t kHasAliases = 1U << 5;
inline constexpr std::uint64_t kHasMore = 1U << 6;  // a field of the bits below follows

inline constexpr std::uint64_t kGroupDiffers = 1;  // from the symbol_id
inline constexpr std::uint64_t kHasTrueSize = 2;
inline constexpr std::uint64_t kHasGap = 4;  // does not begin where the span before ends
inline constexpr std::uint64_t kPlaced = 8;  // contribution, region and anchor follow
inline constexpr std::uint64_t kAliasesPlaced = 16;  // first_alias and alias_count follow

/// Where a placed symbol lies: 0 and an address, or 1 + 3 * region + edge.
enum class Edge : std::uint8_t { start, end, load_start };
inline constexpr std::uint64_t kEdges = 3;

inline Address edge_of(const LayoutRegion& region, Edge edge) {
  switch (edge) {
    case Edge::start:
      return region.address;
    case Edge::end:
      return region.address + region.size;
    case Edge::load_start:
      break;
  }
  return region.load_address;
}

/// Whether first_alias of symbols without aliases runs along with the others.
inline bool empty_aliases_run_along(const BuildLayout& layout) {
  return std::ranges::any_of(layout.symbols, [](const LayoutSymbol& symbol) {
    return symbol.alias_count == 0 && symbol.first_alias != 0;
  });
}

inline bool is_padding(ContributionKind kind) {
  return kind == ContributionKind::fill || kind == ContributionKind::gap;
}

inline Address aligned_up(Address address, unsigned code) {
  const Address mask = (Address{1} << code) - 1;
  return (address + mask) & ~mask;
}

/// The smallest code that leads from `end` to `address`; kExplicitCode when none does.
inline unsigned smallest_code(Address end, Address address) {
  // The gap is smaller than 2^code and as large as 2^(code-1) or larger.
  const auto code = static_cast<unsigned>(std::bit_width(address - end));
  return code <= kLargestAlignment && aligned_up(end, code) == address ? code
                                                                       : kExplicitCode;
}

inline bool leads_to(unsigned code, Address end, Address address) {
  return code <= kLargestAlignment && aligned_up(end, code) == address;
}

inline Bytes load_size(const LayoutRegion& region) {
  return region.loaded && !region.nobits ? region.size : 0;
}

/// The contribution that folded padding stands for.
inline LayoutContribution padding_contribution(Index region, Padding padding,
                                               Address from, Address to, TextId section) {
  LayoutContribution filler;
  filler.region = region;
  filler.kind = padding == Padding::gap ? ContributionKind::gap : ContributionKind::fill;
  filler.address = from;
  filler.size = to - from;
  filler.section = section;
  return filler;
}

}  // namespace memstrata

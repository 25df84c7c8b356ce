#include "parse/placement.hpp"

#include <algorithm>
#include <tuple>

#include "model/address_ranges.hpp"
#include "parse/section_names.hpp"

namespace memstrata {
namespace {

bool is_executable(const Block& block) {
  // `r!x` (`r !x` in old versions): what follows the mark is excluded.
  const auto granted = block.attributes.substr(0, block.attributes.find('!'));
  return granted.find_first_of("xX") != std::string_view::npos;
}

// A block that was read has a length.
ByteRange range_of(const Block& block) {
  return {block.origin, block.length.value_or(0)};
}

bool starts_in(const Block& block, Address address) {
  return address >= block.origin && address - block.origin < range_of(block).size;
}

bool holds(const Block& block, const ByteRange& range) {
  return starts_in(block, range.begin) &&
         range.size <= range_of(block).size - (range.begin - block.origin);
}

Address end_of(const Block& block) {
  return range_of(block).end();
}

// `start` is `end`, aligned up to a power of two of at most 4,096.
bool continues(Address end, Address start) {
  constexpr unsigned kLargestShift = 12;
  for (unsigned shift = 0; shift <= kLargestShift; ++shift) {
    const auto mask = (Address{1} << shift) - 1;
    if (((end + mask) & ~mask) == start) {
      return true;
    }
  }
  return false;
}

/// Places address ranges one after the other and remembers where each block's
/// last one ended: what continues a range that ran over belongs to its block.
class Placer {
 public:
  explicit Placer(const std::vector<Block>& blocks)
      : blocks_(blocks), last_end_(blocks.size(), 0) {}

  /// kNone: in no block.
  Index place(const ByteRange& range, std::string_view region) {
    auto found = overflowed_before(range.begin);
    if (found == kNone) {
      found = best_block(range, is_code_like(region));
    }
    if (found == kNone && range.size == 0) {
      found = block_that_ends_at(range.begin);
    }
    if (found != kNone && range.size > 0) {
      last_end_[found] = range.end();
    }
    return found;
  }

 private:
  [[nodiscard]] Index overflowed_before(Address start) const {
    for (Index i = 0; i < blocks_.size(); ++i) {
      if (last_end_[i] > end_of(blocks_[i]) && continues(last_end_[i], start)) {
        return i;
      }
    }
    return kNone;
  }

  // One that holds the whole range before one it overruns, then the shortest
  // (blocks nest), then one whose attributes fit, then the first declared.
  [[nodiscard]] Index best_block(const ByteRange& range, bool wants_executable) const {
    const auto rank = [&](const Block& block) {
      return std::tuple{!holds(block, range), range_of(block).size,
                        is_executable(block) != wants_executable};
    };
    Index best = kNone;
    for (Index i = 0; i < blocks_.size(); ++i) {
      if (starts_in(blocks_[i], range.begin) &&
          (best == kNone || rank(blocks_[i]) < rank(blocks_[best]))) {
        best = i;
      }
    }
    return best;
  }

  // An empty region at the very end of a block.
  [[nodiscard]] Index block_that_ends_at(Address address) const {
    const auto found =
        std::find_if(blocks_.begin(), blocks_.end(),
                     [&](const Block& block) { return end_of(block) == address; });
    return found == blocks_.end() ? kNone : static_cast<Index>(found - blocks_.begin());
  }

  const std::vector<Block>& blocks_;
  std::vector<Address> last_end_;
};

}  // namespace

void place_regions(MemoryMap& map) {
  Placer placer{map.blocks};
  const auto no_block = static_cast<Index>(map.blocks.size());
  bool needs_no_block = false;
  const auto or_no_block = [&](Index found, Bytes size) {
    if (found != kNone || size == 0) {
      return found;
    }
    needs_no_block = true;
    return no_block;
  };
  for (auto& region : map.regions) {
    if (region.takes_space()) {
      region.block = or_no_block(placer.place({region.address, region.size}, region.name),
                                 region.size);
    }
    if (region.has_load_image()) {
      region.load_block = or_no_block(
          placer.place({region.load_address, region.size}, region.name), region.size);
    }
  }
  if (needs_no_block) {
    map.blocks.push_back({.name = kNoBlockName});
  }
}

}  // namespace memstrata

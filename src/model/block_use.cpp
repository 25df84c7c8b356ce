#include <algorithm>
#include <utility>

#include "model/accounting.hpp"
#include "model/address_ranges.hpp"

namespace memstrata {
namespace {

/// What lies in one block, or in a block and those nested in it.
struct Content {
  std::vector<ByteRange> run;
  std::vector<ByteRange> load;

  void add(const Content& other) {
    run.insert(run.end(), other.run.begin(), other.run.end());
    load.insert(load.end(), other.load.begin(), other.load.end());
  }
};

std::vector<Content> contents_of(const MemoryMap& map) {
  std::vector<Content> contents(map.blocks.size());
  for (const auto& region : map.regions) {
    if (region.size == 0) {
      continue;
    }
    if (region.block != kNone && region.takes_space()) {
      contents[region.block].run.push_back({region.address, region.size});
    }
    if (region.load_block != kNone && region.has_load_image()) {
      contents[region.load_block].load.push_back(
          {region.load_address, region.load_size()});
    }
  }
  return contents;
}

Bytes size_sum(const std::vector<ByteRange>& ranges) {
  Bytes sum = 0;
  for (const auto& range : ranges) {
    sum += range.size;
  }
  return sum;
}

Address highest_end(const Content& content, Address origin) {
  Address highest = origin;
  for (const auto* const ranges : {&content.run, &content.load}) {
    for (const auto& range : *ranges) {
      highest = std::max(highest, range.end());
    }
  }
  return highest;
}

BlockUse use_of(const Block& block, const Content& content) {
  // A load image over a run address of the same block (never seen) counts once:
  // else `used` could pass the high-water mark.
  auto all = content.run;
  all.insert(all.end(), content.load.begin(), content.load.end());
  BlockUse use;
  use.used = union_size(std::move(all));
  use.run = union_size(content.run);
  use.load = use.used - use.run;
  use.overlap = size_sum(content.run) + size_sum(content.load) - use.used;
  use.high_water = highest_end(content, block.origin) - block.origin;
  use.holes = use.high_water - use.used;
  if (block.length) {
    use.free = static_cast<std::int64_t>(*block.length - use.high_water);
    use.overflow = use.high_water > *block.length ? use.high_water - *block.length : 0;
  }
  return use;
}

/// The first declared block of the range: its children are those of all.
Index range_holder(const std::vector<BlockAccount>& accounts, Index block) {
  const auto first = accounts[block].same_range_as;
  return first == kNone ? block : first;
}

// Gathers into the first block of each range what lies in it and below it.
std::vector<Content> with_children(const std::vector<Content>& own,
                                   const std::vector<BlockAccount>& accounts) {
  std::vector<Content> gathered(own.size());
  for (Index block = 0; block < own.size(); ++block) {
    for (auto at = block; at != kNone; at = accounts[at].parent) {
      at = range_holder(accounts, at);
      gathered[at].add(own[block]);
    }
  }
  return gathered;
}

}  // namespace

std::vector<BlockAccount> account_blocks(const MemoryMap& map) {
  auto accounts = block_hierarchy(map.blocks);
  const auto own = contents_of(map);
  const auto gathered = with_children(own, accounts);
  for (Index i = 0; i < map.blocks.size(); ++i) {
    accounts[i].own = use_of(map.blocks[i], own[i]);
    accounts[i].with_children =
        use_of(map.blocks[i], gathered[range_holder(accounts, i)]);
  }
  return accounts;
}

}  // namespace memstrata

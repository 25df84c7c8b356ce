#include "report/block_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace memstrata {

namespace {

std::size_t depth_of(const std::vector<BlockSize>& blocks, const BlockSize& block) {
  std::size_t depth = 0;
  std::string parent = block.parent;
  while (!parent.empty() && depth < blocks.size()) {
    ++depth;
    const auto up = std::ranges::find(blocks, parent, &BlockSize::name);
    parent = up == blocks.end() ? std::string{} : up->parent;
  }
  return depth;
}

}  // namespace

Json json_of(const BlockSize& block) {
  return {{"name", block.name},
          {"origin", json_of_address(block.origin)},
          {"length", json_or_null(block.length)},
          {"parent", json_or_null(block.parent)},
          {"same_range_as", json_or_null(block.same_range_as)},
          {"run", block.run},
          {"load", block.load},
          {"overlap", block.overlap},
          {"used", block.used},
          {"high_water", block.high_water},
          {"holes", block.holes},
          {"free", json_or_null(block.free)},
          {"overflow", block.overflow}};
}

std::vector<BlockUseLine> use_lines(const std::vector<BlockSize>& blocks) {
  std::vector<BlockUseLine> lines;
  lines.reserve(blocks.size());
  for (const BlockSize& block : blocks) {
    lines.push_back(
        {.name = block.name,
         .depth = depth_of(blocks, block),
         .same_range_as = block.same_range_as,
         .origin = block.origin,
         .length = block.length ? std::optional{static_cast<std::uint64_t>(*block.length)}
                                : std::nullopt,
         .used = static_cast<std::uint64_t>(block.used),
         .high_water = static_cast<std::uint64_t>(block.high_water),
         .overflow = static_cast<std::uint64_t>(block.overflow)});
  }
  return lines;
}

}  // namespace memstrata

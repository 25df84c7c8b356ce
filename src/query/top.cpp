#include "query/top.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/error.hpp"

namespace memstrata {
namespace {

/// A block counts once among those of its range.
std::vector<ShownRow> rows_of(const std::vector<BlockSize>& blocks,
                              const Filters& filters) {
  std::vector<ShownRow> rows;
  for (const auto& block : blocks) {
    const bool is_wanted =
        filters.blocks.empty() ||
        std::ranges::find(filters.blocks, block.name) != filters.blocks.end();
    if (is_wanted && block.same_range_as.empty()) {
      rows.push_back({.level = "block", .name = block.name, .size = block.used});
    }
  }
  return rows;
}

/// Without a block a region counts where it runs, else wherever it lies there.
std::vector<ShownRow> rows_of(const std::vector<ShownRegion>& regions,
                              const Filters& filters) {
  std::vector<ShownRow> rows;
  for (const auto& region : regions) {
    if (region.role == "run" || !filters.blocks.empty()) {
      rows.push_back({.level = "region",
                      .name = region.name,
                      .region = region.name,
                      .block = region.block,
                      .size = region.size});
    }
  }
  return rows;
}

void take_largest(Top& top, std::vector<ShownRow> rows) {
  std::ranges::stable_sort(rows, std::ranges::greater{}, &ShownRow::size);
  const auto limit = top.filters.row_limit == 0
                         ? rows.size()
                         : std::min(top.filters.row_limit, rows.size());
  for (std::size_t i = limit; i < rows.size(); ++i) {
    ++top.other_rows;
    top.other_bytes += rows[i].size;
  }
  rows.resize(limit);
  top.rows = std::move(rows);
}

bool narrows_parts(const Filters& filters) {
  return !filters.objects.empty() || !filters.archives.empty() ||
         !filters.components.empty() || !filters.symbols.empty();
}

/// Whether rows are sums of parts of objects, with the padding beside them.
bool is_made_of_parts(Level level, const Filters& filters) {
  return level == Level::region ? narrows_parts(filters) : level != Level::block;
}

}  // namespace

Top top(const Database& database, const StoredBuild& build, Level level,
        const Filters& filters) {
  if (level == Level::block && (narrows_parts(filters) || !filters.regions.empty())) {
    throw Error(ErrorCode::usage, "blocks take no other filter than --block");
  }
  const bool made_of_parts = is_made_of_parts(level, filters);
  const auto levels = made_of_parts ? std::vector{level} : std::vector<Level>{};
  Show all = show(database, build, levels, filters);
  Top top{.build = build, .level = level, .filters = filters, .adds_up = all.adds_up};
  if (level == Level::block) {
    take_largest(top, rows_of(all.blocks, filters));
    return top;
  }
  top.total = all.total;
  top.overlap = all.overlap;
  if (!made_of_parts) {
    take_largest(top, rows_of(all.regions, filters));
    return top;
  }
  top.fill = all.fill;
  top.rows = std::move(all.levels.front().rows);
  top.other_rows = all.levels.front().other_rows;
  top.other_bytes = all.levels.front().other_bytes;
  return top;
}

}  // namespace memstrata

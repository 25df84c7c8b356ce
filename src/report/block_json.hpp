#pragma once

#include "query/listing.hpp"
#include "report/block_table.hpp"
#include "report/json.hpp"

namespace memstrata {

/// A block of a build, its numbers with the blocks nested in it.
Json json_of(const BlockSize& block);

/// As lines of a table, in the same order.
std::vector<BlockUseLine> use_lines(const std::vector<BlockSize>& blocks);

}  // namespace memstrata

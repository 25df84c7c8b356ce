#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vtab/branch_line.hpp"
#include "vtab/module_query.hpp"

namespace memstrata {

/// What a build did to a block, with the blocks nested in it: bytes.
struct BlockStep {
  std::int64_t delta = 0;            // of the bytes used
  std::optional<std::int64_t> used;  // in that build
  std::optional<std::int64_t> free;  // above its high water; none: length unknown
};

/// The steps of a block, one a build of the line.  Block 0 is every loaded region once:
/// only its deltas are known.  Throws Error{database}.
std::vector<BlockStep> block_course(ModuleStatements& statements, std::int64_t target_id,
                                    const BranchLine& line, std::int64_t block_id);

}  // namespace memstrata

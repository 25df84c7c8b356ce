#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/memory_map.hpp"
#include "vtab/block_course.hpp"
#include "vtab/branch_line.hpp"
#include "vtab/module_query.hpp"
#include "vtab/region_turns.hpp"

namespace memstrata {

/// What a symbol took along when it went from one object to another.
struct MovedBytes {
  std::int64_t place = 0;
  std::int64_t from_object_id = 0;
  std::int64_t to_object_id = 0;
  std::int64_t bytes = 0;
};

struct SpendingFilter {
  std::int64_t since = -1;  // place, from -1; only builds behind it count
  bool by_build = false;    // else by owner
  /// What the block changed by beyond what its objects did is spent, or given back, as
  /// well: by nobody.
  bool with_rest = false;
  MemoryChoice memory;
  std::vector<MovedBytes> moves;
  /// By object_id; others do not count.  None: each its own.
  std::optional<std::unordered_map<std::int64_t, std::int64_t>> owners;
};

/// What one build, one owner of bytes of a kind, or nobody, spent and gave back.
struct Spending {
  std::int64_t place = 0;                // by build; the next two else
  std::optional<ContributionKind> kind;  // none: the rest
  std::int64_t owner = 0;
  std::int64_t spent = 0;
  std::int64_t given_back = 0;
  std::int64_t moved = 0;
  std::int64_t delta = 0;
  std::int64_t builds = 0;
};

/// In order of place, or of kind and owner.  `course`: of the block, for the rest.
/// Throws Error{database}.
std::vector<Spending> spending_of(ModuleStatements& statements, std::int64_t target_id,
                                  const BranchLine& line,
                                  std::span<const BlockStep> course,
                                  const SpendingFilter& filter);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/memory_map.hpp"
#include "vtab/branch_line.hpp"
#include "vtab/module_query.hpp"

namespace memstrata {

/// How often the bytes of a region count, from one build of a line up to another.
struct RegionTurn {
  std::int64_t first_place = 0;
  std::int64_t end_place = 0;  // behind the last
  std::int64_t weight = 0;
};

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
  std::unordered_map<std::int64_t, std::vector<RegionTurn>> turns;  // by region_id
  std::vector<MovedBytes> moves;
  /// By object_id; others do not count.  None: each its own.
  std::optional<std::unordered_map<std::int64_t, std::int64_t>> owners;
};

/// What one build, or one owner of bytes of a kind, spent and gave back.
struct Spending {
  std::int64_t place = 0;  // by build; the next two else
  ContributionKind kind = ContributionKind::object;
  std::int64_t owner = 0;
  std::int64_t spent = 0;
  std::int64_t given_back = 0;
  std::int64_t moved = 0;
  std::int64_t delta = 0;
  std::int64_t builds = 0;
};

/// In order of place, or of kind and owner.  Throws Error{database}.
std::vector<Spending> spending_of(ModuleStatements& statements, std::int64_t target_id,
                                  const BranchLine& line, const SpendingFilter& filter);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "vtab/branch_line.hpp"
#include "vtab/module_query.hpp"

namespace memstrata {

/// Which bytes of a build count.
struct MemoryChoice {
  /// Each region counts where it runs in one of these and where its load image lies in
  /// one.  None: every loaded region counts once.
  std::optional<std::set<std::int64_t>> block_ids;
  std::optional<std::set<std::int64_t>> region_ids;  // none: all
};

/// How often the bytes of each region count in the builds of a line: that turns when the
/// region goes to another block.
class RegionTurns {
 public:
  /// Throws Error{database}.
  RegionTurns(ModuleStatements& statements, std::int64_t target_id,
              const BranchLine& line, const MemoryChoice& choice);

  /// 0: they do not count.
  [[nodiscard]] std::int64_t weight_at(std::int64_t region_id, std::int64_t place) const;

 private:
  struct Turn {
    std::int64_t place = 0;  // the first build of which it is true
    std::int64_t weight = 0;
  };

  std::unordered_map<std::int64_t, std::vector<Turn>> turns_;  // by region_id
};

}  // namespace memstrata

#include "vtab/region_turns.hpp"

#include <algorithm>

namespace memstrata {
namespace {

std::int64_t weight_of(const ModuleQuery& row, const MemoryChoice& choice) {
  const bool takes_space = row.integer(2) != 0;
  if (!choice.block_ids) {
    return takes_space ? 1 : 0;
  }
  const bool has_load_image = row.integer(4) > 0;
  return (takes_space && choice.block_ids->contains(row.integer(3)) ? 1 : 0) +
         (has_load_image && choice.block_ids->contains(row.integer(5)) ? 1 : 0);
}

}  // namespace

RegionTurns::RegionTurns(ModuleStatements& statements, std::int64_t target_id,
                         const BranchLine& line, const MemoryChoice& choice) {
  for (const LineStretch& stretch : line.stretches_from(0)) {
    const auto& ords = stretch.ords;
    ModuleQuery rows(statements, "read/region_steps.sql",
                     {target_id, stretch.branch_id, ords.front(), ords.back()});
    while (rows.next()) {
      const std::int64_t region_id = rows.integer(0);
      if (choice.region_ids && !choice.region_ids->contains(region_id)) {
        continue;
      }
      std::vector<Turn>& turns = turns_[region_id];
      const std::int64_t weight = weight_of(rows, choice);
      if (!turns.empty() && turns.back().weight == weight) {
        continue;
      }
      if (const auto place = stretch.place_of(rows.integer(1))) {
        turns.push_back({*place, weight});
      }
    }
  }
}

std::int64_t RegionTurns::weight_at(std::int64_t region_id, std::int64_t place) const {
  const auto found = turns_.find(region_id);
  if (found == turns_.end()) {
    return 0;
  }
  const auto& turns = found->second;
  const auto next = std::ranges::upper_bound(turns, place, {}, &Turn::place);
  return next == turns.begin() ? 0 : std::prev(next)->weight;
}

}  // namespace memstrata

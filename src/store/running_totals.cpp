#include "store/running_totals.hpp"

#include "model/memory_map.hpp"

namespace memstrata {
namespace {

// Objects, merged pools and stubs may be covered by spans; the others never are.
bool has_spans(std::int64_t kind) {
  return kind == static_cast<std::int64_t>(ContributionKind::object) ||
         kind == static_cast<std::int64_t>(ContributionKind::merged);
}

}  // namespace

void RunningTotals::apply(const ChangeRowSet& rows, const VerifyTables& tables) {
  for (const ChangeRow& row : rows) {
    const std::vector<std::int64_t>& values = row.values;
    if (row.table == ChangeTable::region) {
      Region& region = regions_[values[0]];
      region.size += values.back();
      region.fill = values[2];
      region.takes_space = values[4] != 0;
    } else if (row.table == ChangeTable::object) {
      Region& region = regions_[values[1]];
      region.objects += values.back();
      region.without_spans += has_spans(values[2]) ? 0 : values.back();
    } else if (row.table == ChangeTable::symbol) {
      const auto symbol = tables.symbols.find(values[0]);
      if (symbol != tables.symbols.end()) {
        regions_[symbol->second.region_id].spans += values.back();
      }
    }
  }
}

std::vector<std::string> RunningTotals::broken_regions(const VerifyTables& tables) const {
  std::vector<std::string> broken;
  for (const auto& [id, region] : regions_) {
    if (region.objects != region.size ||
        region.spans + region.without_spans != region.size) {
      broken.push_back(tables.region_name(id));
    }
  }
  return broken;
}

std::int64_t RunningTotals::loaded_bytes() const {
  std::int64_t sum = 0;
  for (const auto& [id, region] : regions_) {
    sum += region.takes_space ? region.size : 0;
  }
  return sum;
}

std::int64_t RunningTotals::fill_bytes() const {
  std::int64_t sum = 0;
  for (const auto& [id, region] : regions_) {
    sum += region.takes_space ? region.fill : 0;
  }
  return sum;
}

}  // namespace memstrata

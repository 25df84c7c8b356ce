#include "store/running_totals.hpp"

#include "model/memory_map.hpp"

namespace memstrata {
namespace {

bool is_kind(const ChangeRow& row, ContributionKind kind) {
  return row.values[2] == static_cast<std::int64_t>(kind);
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
      region.parts += values.back();
      if (is_kind(row, ContributionKind::fill)) {
        region.fill_parts += values.back();
      } else if (is_kind(row, ContributionKind::object) ||
                 is_kind(row, ContributionKind::merged)) {
        region.object_parts += values.back();
      }
    } else if (row.table == ChangeTable::symbol) {
      const auto symbol = tables.symbols.find(values[0]);
      if (symbol != tables.symbols.end()) {
        regions_[symbol->second.region_id].spans += values.back();
      }
    }
  }
}

// Padding behind common symbols is a span, but among the fill of object rows.
bool RunningTotals::Region::adds_up() const {
  return parts == size && fill_parts == fill && spans >= object_parts &&
         spans <= object_parts + fill_parts;
}

std::vector<std::string> RunningTotals::broken_regions(const VerifyTables& tables) const {
  std::vector<std::string> broken;
  for (const auto& [id, region] : regions_) {
    if (!region.adds_up()) {
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

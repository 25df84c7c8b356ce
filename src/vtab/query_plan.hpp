#pragma once

#include <cstdint>

#include "vtab/table_function.hpp"

namespace memstrata {

inline constexpr std::size_t kMostArguments = 11;

enum class PlanResult : std::uint8_t { possible, argument_not_usable, argument_missing };

/// Answers xBestIndex: which values xFilter gets (the arguments, then perhaps
/// the value to look up), at what cost, and whether rows come sorted.
PlanResult plan_query(const TableFunction& function, sqlite3_index_info& info);

/// What idxNum says: a bit for the look-up, then the order + 1.
inline int plan_number(bool lookup, int order) {
  return (lookup ? 1 : 0) | ((order - kAnyOrder) << 1);
}
inline bool has_lookup(int plan) {
  return (plan & 1) != 0;
}
inline int order_of_plan(int plan) {
  return (plan >> 1) + kAnyOrder;
}

}  // namespace memstrata

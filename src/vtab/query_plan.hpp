#pragma once

#include <cstdint>

#include "vtab/table_function.hpp"

namespace memstrata {

inline constexpr std::size_t kMostArguments = 11;

/// idxNum of a call without all arguments, which xFilter refuses.  It is a plan at all,
/// at a prohibitive cost, as SQLite asks for each side of an OR in WHERE without them.
inline constexpr int kArgumentMissing = -1;

/// Answers xBestIndex: which values xFilter gets (the arguments, then perhaps
/// the value to look up), at what cost, and whether rows come sorted.  False: in this
/// order of the join there is no plan.
bool plan_query(const TableFunction& function, sqlite3_index_info& info);

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

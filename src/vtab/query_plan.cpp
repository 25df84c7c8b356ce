#include "vtab/query_plan.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace memstrata {
namespace {

constexpr int kNotGiven = -1;
constexpr double kCallCost = 100;  // finding the build, in rows
constexpr double kProhibitiveCost = 1e99;

/// The constraints that xFilter will get, by place in aConstraint.
struct Chosen {
  std::array<int, kMostArguments> arguments{};
  int lookup = kNotGiven;
  bool some_not_usable = false;
  bool lookup_not_usable = false;  // of a column that only a look-up fills
};

Chosen choose(const TableFunction& function, const sqlite3_index_info& info) {
  Chosen chosen;
  chosen.arguments.fill(kNotGiven);
  for (int i = 0; i < info.nConstraint; ++i) {
    const auto& constraint = info.aConstraint[i];
    const int argument = constraint.iColumn - function.first_argument;
    const bool is_argument = argument >= 0 && argument < function.argument_count;
    if (constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) {
      continue;
    }
    if (is_argument && constraint.usable == 0) {
      chosen.some_not_usable = true;
    } else if (is_argument) {
      chosen.arguments[static_cast<std::size_t>(argument)] = i;
    } else if (constraint.iColumn >= 0 && constraint.iColumn == function.lookup_column) {
      if (constraint.usable != 0) {
        chosen.lookup = i;
      } else if (argument >= 0) {
        chosen.lookup_not_usable = true;
      }
    }
  }
  return chosen;
}

// The order whose first columns are those asked for, all of them upwards.
int wanted_order(const TableFunction& function, const sqlite3_index_info& info) {
  const auto asked = std::span(info.aOrderBy, static_cast<std::size_t>(info.nOrderBy));
  if (asked.empty()) {
    return kAnyOrder;
  }
  for (std::size_t i = 0; i < function.orders.size(); ++i) {
    const auto& columns = function.orders[i];
    const auto fits = [](const auto& term, int column) {
      return term.iColumn == column && term.desc == 0;
    };
    if (asked.size() <= columns.size() &&
        std::equal(asked.begin(), asked.end(), columns.begin(), fits)) {
      return static_cast<int>(i);
    }
  }
  return kAnyOrder;
}

}  // namespace

bool plan_query(const TableFunction& function, sqlite3_index_info& info) {
  const Chosen chosen = choose(function, info);
  const auto arguments = std::span(chosen.arguments)
                             .first(static_cast<std::size_t>(function.argument_count));
  if (std::ranges::find(arguments, kNotGiven) != arguments.end()) {
    info.idxNum = kArgumentMissing;
    info.estimatedCost = kProhibitiveCost;
    return !chosen.some_not_usable;
  }
  if (chosen.lookup_not_usable && chosen.lookup == kNotGiven) {
    return false;
  }
  int value = 0;
  for (const int place : arguments) {
    info.aConstraintUsage[place].argvIndex = ++value;
    info.aConstraintUsage[place].omit = 1;
  }
  info.estimatedCost = kCallCost + function.typical_rows;
  info.estimatedRows = static_cast<sqlite3_int64>(function.typical_rows);
  if (chosen.lookup != kNotGiven) {  // few rows or none: SQLite may sort them
    info.aConstraintUsage[chosen.lookup].argvIndex = ++value;
    info.estimatedCost = kCallCost;
    info.estimatedRows = 1;
    info.idxNum = plan_number(true, kAnyOrder);
    return true;
  }
  const int order = wanted_order(function, info);
  info.orderByConsumed = order == kAnyOrder ? 0 : 1;
  info.idxNum = plan_number(false, order);
  return true;
}

}  // namespace memstrata

#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "model/memory_map.hpp"
#include "store/statements.hpp"
#include "store/verify_tables.hpp"

namespace memstrata {

enum class ChangeTable : std::uint8_t { symbol, object, region, block, alias };

/// A change row of one build: the table's columns but target, branch and ord.
struct ChangeRow {
  ChangeTable table = ChangeTable::symbol;
  std::vector<std::int64_t> values;  // kNull for NULL; kinds by their number

  auto operator<=>(const ChangeRow&) const = default;
};

inline constexpr std::int64_t kNull = std::numeric_limits<std::int64_t>::min();

using ChangeRowSet = std::vector<ChangeRow>;  // sorted

/// All change rows of a target as they are stored.
std::map<BuildKey, ChangeRowSet> stored_change_rows(Statements& statements,
                                                    std::int64_t target_id);

/// 0 ... 5 for a word of table object_change, -1 for any other.
std::int64_t kind_number(std::string_view word);

/// What a row speaks of: "object 'py/vm.o'".
std::string subject(const ChangeRow& row, const VerifyTables& tables);
/// The name of the region it is in; '' for blocks.
std::string region_of(const ChangeRow& row, const VerifyTables& tables);

}  // namespace memstrata

#pragma once

#include <optional>
#include <vector>

#include "layout/codec.hpp"
#include "layout/layout_cursor.hpp"

namespace memstrata {

/// Symbols that stand in the order of their contributions, as their aliases do;
/// records of others say more.
class PlainSymbols {
 public:
  explicit PlainSymbols(const BuildLayout& layout);

  /// Whether all are up to there; asked in rising order.
  bool reach(Index end);

 private:
  const std::vector<LayoutSymbol>& symbols_;
  bool aliases_run_along_;
  Index checked_ = 0;
  Index aliases_ = 0;
};

/// Finds the contributions whose records in the build before say just what is to
/// be said now.  Most do, whatever moved: a record holds no address.
class RecordReuse {
 public:
  struct Run {
    std::uint32_t record = 0;  // the first, in the records before
    std::size_t count = 0;
    Index symbols = 0;  // how many they tell of, and their aliases
    Index aliases = 0;
  };

  /// `contribution_records`: the records of contributions in `before`, rising.
  RecordReuse(const BuildLayout& layout, const EncodedBuild& before,
              const std::vector<std::uint32_t>& contribution_records);

  /// The records of a contribution, whose first symbol is `symbol`, and of all its
  /// symbols.  `folded`: the padding in front of it that has no record.
  std::optional<Run> find(Index contribution, Index symbol, const LayoutCursor& cursor,
                          Padding folded);

 private:
  [[nodiscard]] static bool says_place(std::string_view record,
                                       const LayoutContribution& contribution,
                                       const LayoutCursor& cursor, Padding folded);
  [[nodiscard]] Index equal_symbols(Index contribution, Index symbol) const;
  [[nodiscard]] bool equal(const LayoutSymbol& now, const LayoutSymbol& then) const;
  const BuildLayout& now_;
  const BuildLayout& before_;
  const Records& records_;
  const std::vector<Index>& twins_;
  std::vector<std::uint32_t> record_of_;  // by contribution before; kNone: none
  PlainSymbols plain_now_;
  PlainSymbols plain_before_;
};

}  // namespace memstrata

#pragma once

#include <set>

#include "model/build.hpp"
#include "store/change_set.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// A symbol of a branch.
struct BranchSymbol {
  std::int64_t branch_id = 0;
  SymbolId symbol_id = 0;
  auto operator<=>(const BranchSymbol&) const = default;
};

/// Writes and deletes the change rows of builds of one target.
class ChangeRows {
 public:
  ChangeRows(Statements& statements, std::int64_t target_id)
      : statements_(statements), target_id_(target_id) {}

  void insert(const BuildKey& build, const ChangeSet& changes);
  void erase(const BuildKey& build, const ChangeSet& changes);

  /// Brings symbol_life in line with the symbol_change rows that were written
  /// and deleted since.
  void refresh_lives();

 private:
  void insert_symbol(const BuildKey& build, const SymbolChange& change);
  void insert_object(const BuildKey& build, const ObjectChange& change);
  void insert_region(const BuildKey& build, const RegionChange& change);
  void insert_block(const BuildKey& build, const BlockChange& change);
  void note_life(const BuildKey& build, const SymbolChange& change);

  Statements& statements_;
  std::int64_t target_id_;
  std::set<BranchSymbol> lives_;  // that begin or end where a row was written or deleted
};

}  // namespace memstrata

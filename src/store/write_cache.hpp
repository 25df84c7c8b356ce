#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <utility>

#include "model/build.hpp"
#include "store/build_state.hpp"
#include "store/name_tables.hpp"

namespace memstrata {

/// What a connection remembers between puts.  Valid only while nobody else
/// wrote: see WriteScope.
class WriteCache {
 public:
  /// The names of a target, read at the first call.
  NameTables& names(Statements& statements, std::int64_t target_id);

  /// Null: not remembered.
  BuildStatePointer build(const BuildKey& key);
  void remember(const BuildKey& key, BuildStatePointer state);
  void forget(const BuildKey& key);

  void clear();

 private:
  std::map<std::int64_t, NameTables> names_;
  std::list<std::pair<BuildKey, BuildStatePointer>> builds_;  // latest used first
};

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <vector>

#include "vtab/known_renames.hpp"
#include "vtab/layout_difference.hpp"

namespace memstrata {

/// How a span of the old build and one of the new are known to be the same thing.
enum class Match : std::uint8_t {
  identity,  // one symbol_id, or it is in one build alone
  name,      // one name, in another object or region
  renamed,   // somebody said so
  guess,     // one size between the same neighbours, and alike in name
};

struct MatchedSymbol {
  SymbolPair pair;
  Match match = Match::identity;
  bool is_renamed = false;  // the two names differ
};

/// What became of the spans of `old_build`: those of differing_symbols but padding, and
/// of what went and what came the one that is the same thing in one row.
std::vector<MatchedSymbol> matched_symbols(StoredLayout& old_build,
                                           StoredLayout& new_build,
                                           const KnownRenames& renames);

}  // namespace memstrata

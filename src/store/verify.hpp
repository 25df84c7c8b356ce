#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// One difference that verify found.
struct Finding {
  BuildKey build;
  std::string target;
  std::string branch;
  std::string label;
  std::string region;  // empty: of no single region
  std::string message;
};

/// Decodes every layout, recomputes sums, identities and change rows from it by
/// code that the writer does not use, and compares all with what is stored.
/// Empty: everything adds up.  `only`: one build (and what it rests on).
std::vector<Finding> verify(const Database& database, const BuildKey* only = nullptr);

/// Whether the sums of one build hold, from its layout and from the change rows:
/// the answer behind `adds_up`.
bool adds_up(const Database& database, const BuildKey& key);

/// Two builds of one target.
using BuildPair = std::array<BuildKey, 2>;

/// Whether the sums of both hold, in little more time than those of one.
bool both_add_up(const Database& database, const BuildPair& pair);

/// Rewrites the change rows from the layouts.  Returns how many builds changed.
std::size_t repair(Database& database);

}  // namespace memstrata

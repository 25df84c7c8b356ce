#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A symbol on one branch of a target.
struct SymbolPlace {
  std::string target;
  std::string branch;
  std::string name;
  std::string object;
  std::string archive;
  std::string region;
  std::string alias_of;     // founder of the group it is or was in last; empty: itself
  std::int64_t builds = 0;  // how many of the branch have it
  std::string first;        // label of the first of them
  Time first_time = 0;
  std::string last;  // label of the last of them
  Time last_time = 0;
  std::int64_t smallest = 0;  // bytes
  std::int64_t largest = 0;
  std::optional<std::int64_t> size;  // in the branch's newest build; empty: gone
};

/// Where a symbol (or every one that a pattern means) is and was; `target` and
/// `branch` empty: anywhere.
///
/// Throws Error{not_found} when no build has it.
std::vector<SymbolPlace> find_symbol(const Database& database, const std::string& name,
                                     const std::string& target = {},
                                     const std::string& branch = {});

}  // namespace memstrata

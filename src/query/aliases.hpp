#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A span with its names in one build.
struct AliasGroup {
  std::int64_t symbol_id = 0;  // of its founder
  std::string name;            // primary name; empty: it has none
  std::vector<std::string> aliases;
  std::string object;
  std::string archive;
  std::string region;
  std::uint64_t address = 0;
  std::int64_t size = 0;  // bytes, counted once for all names
};

/// A name that joined or left a group.
struct AliasEvent {
  std::string group;  // name of its founder
  std::string name;
  std::string object;
  std::string change;      // joined, left
  std::size_t build = 0;   // index into Aliases::builds
  std::int64_t delta = 0;  // bytes that the group's span grew in that build
};

struct Aliases {
  StoredBuild build;
  std::vector<AliasGroup> groups;   // in `build`, by address
  std::vector<StoredBuild> builds;  // those with events, oldest first
  std::vector<AliasEvent> events;   // on the line of the build's branch, oldest first
};

/// The names that share the bytes of `name` (or a pattern) in `build`, and how the
/// groups that it was ever in changed.
///
/// Throws Error{not_found} with the nearest three.
Aliases aliases_of_name(const Database& database, const StoredBuild& build,
                        const std::string& name);

/// The same of the span that holds an address.
Aliases aliases_at(const Database& database, const StoredBuild& build,
                   std::uint64_t address);

}  // namespace memstrata

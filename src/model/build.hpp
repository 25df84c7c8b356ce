#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// Seconds since 1970-01-01 UTC.
using Time = std::int64_t;

/// What surrounds a build: everything that is not in its map.
struct BuildMetadata {
  std::string target;
  std::string branch = "main";
  std::string label;
  std::string commit;                      // full hash; empty: unknown
  Time time = 0;                           // commit time, else the map's mtime
  bool time_from_file = false;             // "file time": no commit was known
  std::optional<std::int64_t> generation;  // place in the first-parent line
  std::string parent;     // commit before it, or that its branch forks from
  std::string toolchain;  // empty: unknown
  std::string note;
  std::vector<std::string> tags;  // sorted

  bool operator==(const BuildMetadata&) const = default;
};

/// The key of a build inside the store.  `ord` realises the order inside the
/// branch and is no one's identity: it may be renumbered.
struct BuildKey {
  std::int64_t target_id = 0;
  std::int64_t branch_id = 0;
  std::int64_t ord = 0;

  bool operator==(const BuildKey&) const = default;
  auto operator<=>(const BuildKey&) const = default;
};

/// A stored build.
struct StoredBuild {
  std::int64_t id = 0;  // `#N`
  BuildKey key;
  BuildMetadata metadata;
  Status status = Status::ok;

  bool operator==(const StoredBuild&) const = default;
};

}  // namespace memstrata

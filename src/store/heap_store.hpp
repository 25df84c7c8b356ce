#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "model/heap_snapshot.hpp"
#include "store/builds.hpp"
#include "store/database.hpp"
#include "store/verify.hpp"

namespace memstrata {

/// Whose snapshot it is, and when.
struct SnapshotOwner {
  std::string target;
  std::optional<StoredBuild> build;  // of the same target; empty: not known
  Time time = 0;                     // the order of the snapshots of a label
};

struct StoredSnapshot {
  std::int64_t id = 0;  // `#N` of the heap commands
  std::string target;
  std::optional<StoredBuild> build;
  Time time = 0;
  HeapSnapshot snapshot;
};

struct SnapshotPut {
  PutResult result = PutResult::stored;
  std::int64_t id = 0;
};

/// Stores a snapshot with what is derived from it, in one transaction.  The same
/// dump of the same build (or of none) again stores nothing.  Its label must not
/// be empty.
SnapshotPut put_snapshot(Database& database, const SnapshotOwner& owner,
                         const HeapSnapshot& snapshot);

/// As it was read.  Throws Error{not_found}.
StoredSnapshot load_snapshot(const Database& database, std::int64_t id);

/// Throws Error{not_found}.
void delete_snapshot(Database& database, std::int64_t id);

/// Decodes the areas of every snapshot, recomputes what is derived from them, and
/// compares both with what is stored.  Empty: everything adds up.
std::vector<Finding> verify_snapshots(const Database& database);

}  // namespace memstrata

#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

/// The document of kind "heap" (docs/json.md) of a file that was read, on one
/// line without its end.  `file` is named as given, escaped.
void write_heap_json(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                     const std::string& file);

/// The same document of stored snapshots: `file` is null, and each says whose it is.
void write_heap_json(std::ostream& out, const std::vector<StoredSnapshot>& snapshots);

}  // namespace memstrata

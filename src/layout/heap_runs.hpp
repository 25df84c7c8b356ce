#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/heap_snapshot.hpp"

namespace memstrata {

/// The runs of a heap area: for each its letter and how many GC blocks, in an
/// envelope with a checksum, compressed.
std::string encode_heap_runs(const HeapArea& area);

/// Throws Error{database} when the bytes are damaged.
std::vector<GcRun> decode_heap_runs(std::string_view bytes);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/heap_snapshot.hpp"

namespace memstrata {

/// Reads every MicroPython heap dump in `text`: one dump, or a device log with
/// dumps among other lines (docs/formats.md, "MicroPython heap dumps").
///
/// A dump whose table does not agree with its header, or has holes, is kept with
/// the header's numbers and a Diagnostic.  Throws Error{bad_input} that begins
/// with `path` when there is no dump at all.
std::vector<HeapSnapshot> read_heap(std::string_view text, const std::string& path);

}  // namespace memstrata

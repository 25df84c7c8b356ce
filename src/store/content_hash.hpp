#pragma once

#include <string>

#include "model/memory_map.hpp"

namespace memstrata {

/// 8 bytes that are equal when two maps say the same of memory: blocks,
/// regions, contributions and symbols with their addresses and sizes.
///
/// What differs from one build of the same source to the next does not count:
/// build folders and temporary names in paths, sizes of regions that are not
/// loaded, printed sizes, diagnostics, status and toolchain.
std::string content_hash(const MemoryMap& map);

}  // namespace memstrata

#pragma once

#include <ostream>
#include <string>

#include "model/build.hpp"
#include "model/memory_map.hpp"

namespace memstrata {

/// The document of kind "map" (docs/json.md), on one line without its end.
///
/// `file` is named as given, escaped.  `build`: the map is a stored one, whose
/// status and toolchain are those that hold now.
void write_map_json(std::ostream& out, const MemoryMap& map, const std::string& file,
                    const StoredBuild* build = nullptr);

/// The same bytes as a tree: blocks, blocks in them, regions (role run or load),
/// objects, symbols with aliases.  `bytes` of every level is the sum of what is
/// below.
void write_nested_map_json(std::ostream& out, const MemoryMap& map,
                           const std::string& file, const StoredBuild* build = nullptr);

/// That tree with the objects of an archive below it, in `archives` of their region.
void write_archive_tree_json(std::ostream& out, const MemoryMap& map,
                             const std::string& file, const StoredBuild* build = nullptr);

/// That tree without what lies in its regions.
void write_region_tree_json(std::ostream& out, const MemoryMap& map,
                            const std::string& file, const StoredBuild* build = nullptr);

}  // namespace memstrata

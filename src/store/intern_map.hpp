#pragma once

#include "layout/build_layout.hpp"
#include "model/memory_map.hpp"
#include "store/name_tables.hpp"

namespace memstrata {

/// The map with ids for names; symbols have no identities yet (all 0).
///
/// `like` is a layout that the map probably resembles: a name is compared with
/// the one at the same place there before it is looked up.
BuildLayout intern_map(const MemoryMap& map, const BuildLayout& like, NameTables& names);

}  // namespace memstrata

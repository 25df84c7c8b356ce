#pragma once

#include <string>

#include "model/build.hpp"
#include "model/memory_map.hpp"
#include "report/json_stream.hpp"

namespace memstrata {

/// The keys that both documents of a map begin with, up to `build`.
void write_map_head(JsonStream& json, std::string_view kind, const MemoryMap& map,
                    const std::string& file, const StoredBuild* build);

}  // namespace memstrata

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "model/memory_map.hpp"

namespace memstrata::test {

/// The path of a file below fixtures/.
std::string fixture_path(const std::string& name);

/// The bytes of a fixture as they are.
std::string fixture_bytes(const std::string& name);

nlohmann::json fixture_json(const std::string& name);

/// A fixture's map, read as the program does it, unpacked where it is compressed.
MemoryMap fixture_map(const std::string& name);

/// Names of tests may hold letters, digits and underscores.
std::string as_test_name(const std::string& text);

}  // namespace memstrata::test

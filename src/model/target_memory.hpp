#pragma once

#include <string>

#include "model/memory_map.hpp"

namespace memstrata {

/// A memory of a target that someone told of, because the target's maps have
/// no memory table (LLD, gold, mold, and GNU ld without MEMORY).
struct TargetMemory {
  std::string name;
  Address origin = 0;
  Bytes length = 0;
  std::string attributes;  // as in a linker script, "rx"; empty: not said

  bool operator==(const TargetMemory&) const = default;
};

}  // namespace memstrata

#pragma once

#include <string>

#include "model/target_memory.hpp"

namespace memstrata {

/// Reads `NAME=ORIGIN:LENGTH` as it is typed behind --memory, for instance
/// `FLASH=0x08000000:512K`; both numbers may be expressions of a linker script
/// (`FLASH=0x08000000+16K:512K-16K`).  Throws Error{usage}.
TargetMemory parse_memory_option(const std::string& text);

}  // namespace memstrata

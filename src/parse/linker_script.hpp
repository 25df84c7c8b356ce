#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/target_memory.hpp"

namespace memstrata {

/// The MEMORY commands of a linker script of GNU ld or LLD, in their order.
///
/// Understands assignments before them (`FLASH_SIZE = 512K;`); everything else
/// of the script is passed over.  Throws Error{bad_input}, "PATH:LINE: reason",
/// where a memory has no value (unknown name, INCLUDE inside MEMORY) and where
/// the script has no MEMORY; INCLUDE is not followed.
std::vector<TargetMemory> read_linker_script(std::string_view script,
                                             const std::string& path);

}  // namespace memstrata

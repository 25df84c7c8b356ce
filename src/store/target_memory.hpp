#pragma once

#include <string>
#include <vector>

#include "model/target_memory.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What was given for a target's maps without memory table, in the order it was
/// given; nothing when the target is not stored.
std::vector<TargetMemory> target_memory(const Database& database,
                                        const std::string& target);

/// Keeps `memory` with the target, in place of what it had.  Throws
/// Error{not_found} when the target is not stored.
void keep_target_memory(Database& database, const std::string& target,
                        const std::vector<TargetMemory>& memory);

}  // namespace memstrata

#pragma once

#include <vector>

#include "store/statements.hpp"
#include "store/verify.hpp"

namespace memstrata {

/// Writes the checksum of what people said of a target: its name, its memories and
/// the renames of its symbols.  To be called whenever one of them changed.
void renew_target_checksum(Statements& statements, std::int64_t target_id);

/// Compares what is stored of every target with its checksum.
std::vector<Finding> verify_targets(Statements& statements);

}  // namespace memstrata

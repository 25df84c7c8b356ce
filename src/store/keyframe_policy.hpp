#pragma once

#include "model/build.hpp"
#include "store/layout_chain.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// Whether a build is better stored whole than as the script that `chain` ends
/// with: when the scripts since the last keyframe outweigh it twice, or when
/// there would be too many in a row.
bool wants_keyframe(Statements& statements, const BuildKey& key,
                    const ChainLength& chain);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace memstrata {

/// A build of which a reader of a series should know something.
struct MarkedBuild {
  std::int64_t build = 0;  // `#N`
  std::string label;
  std::vector<std::string> marks;  // toolchain, gap, overflow, failed, truncated
};

enum class MarkScope : std::uint8_t { every_build, releases };

/// The builds that lead to the newest of `branch`, oldest first; `marks` is empty for
/// most.  Releases are compared with the release before, and have no gaps.
std::vector<MarkedBuild> marked_builds(const Database& database,
                                       const std::string& target,
                                       const std::string& branch, MarkScope scope);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A build of which a reader of a series should know something.
struct MarkedBuild {
  std::int64_t build = 0;  // `#N`
  std::string label;
  std::vector<std::string> marks;  // toolchain, gap, overflow, failed, truncated
};

enum class MarkScope : std::uint8_t { every_build, releases };

/// A build with its marks; most have none.
struct BuildOnLine {
  StoredBuild build;
  std::vector<std::string> marks;
  std::int64_t loaded_bytes = 0;  // of all loaded regions, each once
};

/// The builds that lead to the newest of `branch`, oldest first.  Releases are compared
/// with the release before, and have no gaps.
std::vector<BuildOnLine> builds_of_line(const Database& database,
                                        const std::string& target,
                                        const std::string& branch, MarkScope scope);

/// One of some builds of a branch, and the one before it.
struct BuildStep {
  std::int64_t build = 0;  // `#N`
  std::string label;
  std::optional<std::int64_t> previous;  // `#N`; empty: it is the oldest
  std::vector<std::string> marks;
};

/// In the order of `builds`; without those that do not lead to the newest of `branch`.
std::vector<BuildStep> build_steps(const Database& database, const std::string& target,
                                   const std::string& branch,
                                   const std::vector<std::int64_t>& builds);

/// Marks of builds that stand side by side, each compared with the one before it in the
/// list; only those with marks.
std::vector<MarkedBuild> marks_side_by_side(const std::vector<StoredBuild>& builds);

}  // namespace memstrata

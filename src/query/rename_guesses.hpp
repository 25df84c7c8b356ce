#pragma once

#include <cstdint>
#include <vector>

#include "query/diff.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A symbol that seems to have another name in a build than in the one before it.
struct RenameGuess {
  Origin was;
  Origin now;
  std::int64_t old_id = 0;  // symbol_id
  std::int64_t new_id = 0;
  std::int64_t size = 0;  // the same in both
};

/// What symbol/rename_guesses says of two builds, `#N`.
std::vector<RenameGuess> rename_guesses(const Database& database, std::int64_t old_build,
                                        std::int64_t new_build);

/// Each pair of builds costs a comparison: no question about a whole history looks at
/// more than the newest so many.
constexpr std::size_t kMostGuessedBuilds = 100;

}  // namespace memstrata

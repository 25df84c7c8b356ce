#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/blame.hpp"
#include "query/renames.hpp"

namespace memstrata {

/// A step and where its build stands in the line.
struct PlacedStep {
  std::size_t place = 0;
  std::int64_t id = 0;  // of a symbol
  BlameStep step;
};

/// Where in one build a symbol leaves one object or region and one of the same name
/// comes in another, the two steps become one: moved.  So do those of one name and the
/// one that it is known to have become: renamed.
std::vector<PlacedStep> with_moves(std::vector<PlacedStep> steps,
                                   const LatestNames& names);

}  // namespace memstrata

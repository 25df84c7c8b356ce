#pragma once

#include <cstddef>
#include <vector>

#include "query/blame.hpp"

namespace memstrata {

/// A step and where its build stands in the line.
struct PlacedStep {
  std::size_t place = 0;
  BlameStep step;
};

/// Where in one build a symbol leaves one object or region and one of the same name
/// comes in another, the two steps become one: moved.
std::vector<PlacedStep> with_moves(std::vector<PlacedStep> steps);

}  // namespace memstrata

#pragma once

#include <string>
#include <vector>

#include "query/blame_moves.hpp"
#include "query/line.hpp"
#include "store/database.hpp"

namespace memstrata {

/// Where a symbol comes or goes in a build in which it seems to have got another name,
/// its step says so, as a guess; when both steps are there they become one.
///
/// `line` holds the builds of the steps.  Each build costs a comparison with the one
/// before it, so that no more than the last 100 are looked at.
std::vector<PlacedStep> with_guesses(std::vector<PlacedStep> steps,
                                     const Database& database, const Blame& blame,
                                     const Line& line);

}  // namespace memstrata

#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// What may stand in the place of the last of `words`, which began behind the name of
/// the program; it may be empty.  `app` has all commands.
std::vector<std::string> completions(const CLI::App& app,
                                     const std::vector<std::string>& words,
                                     const Context& context);

}  // namespace memstrata

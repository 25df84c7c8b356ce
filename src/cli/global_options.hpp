#pragma once

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// Declares --db, --format, -o, -n, --color, -q, -v and the short cuts.
void add_global_options(CLI::App& app, GlobalOptions& options);

/// Fills in what the command line left open, from the environment.
void complete(GlobalOptions& options);

}  // namespace memstrata

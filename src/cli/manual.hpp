#pragma once

#include <ostream>

namespace CLI {
class App;
}

namespace memstrata {

/// The manual page memstrata(1), made of the texts that --help prints.
void write_manual(std::ostream& out, const CLI::App& app);

}  // namespace memstrata

#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "platform/terminal.hpp"

namespace memstrata {

/// The program: its arguments without its name, its streams, its exit status.
/// Answers go to `out`, messages and progress to `err`.
int run_cli(const std::vector<std::string>& arguments, std::istream& in,
            std::ostream& out, std::ostream& err, const Terminal& terminal = {});

}  // namespace memstrata

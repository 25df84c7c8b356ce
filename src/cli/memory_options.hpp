#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "model/target_memory.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// Where the blocks of maps without a memory table come from.
struct MemoryOptions {
  std::vector<std::string> memories;  // NAME=ORIGIN:LENGTH each
  std::string linker_script;
};

/// Declares --memory and --linker-script.
void add_memory_options(CLI::App& command, MemoryOptions& options);

/// The memories of the script, then those of --memory, which win where both have
/// one.  Throws Error{usage} or Error{bad_input}.
std::vector<TargetMemory> given_memory(const MemoryOptions& options,
                                       const Context& context);

}  // namespace memstrata

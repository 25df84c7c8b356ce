#include "cli/memory_options.hpp"

#include <CLI/CLI.hpp>

#include "parse/linker_script.hpp"
#include "parse/memory_option.hpp"
#include "parse/target_memory.hpp"
#include "text/input.hpp"

namespace memstrata {

void add_memory_options(CLI::App& command, MemoryOptions& options) {
  command
      .add_option(
          "--memory", options.memories,
          "A block for maps without a memory table, as FLASH=0x08000000:512K; may "
          "be repeated")
      ->type_name("NAME=ORIGIN:LENGTH")
      ->allow_extra_args(false);
  command
      .add_option("--linker-script", options.linker_script,
                  "Take such blocks from the MEMORY command of a linker script")
      ->type_name("FILE");
}

std::vector<TargetMemory> given_memory(const MemoryOptions& options,
                                       const Context& context) {
  std::vector<TargetMemory> memory;
  if (!options.linker_script.empty()) {
    const auto input = open_input(options.linker_script, context.in);
    for (const auto& each : read_linker_script(input->bytes(), options.linker_script)) {
      set_memory(memory, each);
    }
  }
  for (const auto& text : options.memories) {
    set_memory(memory, parse_memory_option(text));
  }
  return memory;
}

}  // namespace memstrata

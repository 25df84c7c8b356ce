#include "cli/filter_options.hpp"

#include <CLI/CLI.hpp>

namespace memstrata {

void add_filters(CLI::App& command, Filters& filters, ChangeFilters changes) {
  const auto add = [&](const char* name, std::vector<std::string>& values,
                       const char* type, const char* description) {
    command.add_option(name, values, description)
        ->type_name(type)
        ->allow_extra_args(false)
        ->group("Filters");
  };
  add("--block", filters.blocks, "NAME", "What lies in this block, load images too");
  add("--region", filters.regions, "GLOB", "What lies in these regions");
  add("--object", filters.objects, "GLOB", "What comes from these object files");
  add("--archive", filters.archives, "GLOB", "What comes from these archives");
  add("--component", filters.components, "NAME",
      "What is in these components of memstrata.toml");
  add("--symbol", filters.symbols, "GLOB", "These symbols, demangled or not");
  if (changes == ChangeFilters::taken) {
    command.add_option("--min-delta", filters.min_delta, "List no smaller changes")
        ->type_name("BYTES")
        ->check(CLI::NonNegativeNumber)
        ->group("Filters");
    command.add_flag("--only-changed", filters.only_changed, "List what changed size")
        ->group("Filters");
  }
}

void add_level(CLI::App& command, Level& level) {
  command
      .add_option_function<std::string>(
          "--by", [&level](const std::string& name) { level = level_from(name); },
          "What the rows are (default symbol)")
      ->type_name("block|region|archive|object|symbol");
}

}  // namespace memstrata

#include "query/aliases.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/revision.hpp"
#include "query/address.hpp"
#include "query/build_reference.hpp"
#include "report/aliases_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string name;
  std::string build = "latest";
};

ExitStatus run_aliases(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  const StoredBuild build = find_build(database, find_target(database, context.target()),
                                       options.build, resolve_in_current_folder());
  const bool is_address = options.name.starts_with("0x");
  write_aliases(context.out,
                is_address ? aliases_at(database, build, address_from(options.name))
                           : aliases_of_name(database, build, options.name),
                context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_aliases(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "aliases", "The names that share the bytes of a symbol, and since when",
      {"aliases memcpy", "aliases 0x0800abcd --build v1.24",
       "aliases '*_IRQHandler' --json"});
  command->add_option("name", options->name, "A symbol, a pattern, or an address (0x...)")
      ->required()
      ->type_name("NAME|ADDRESS");
  command->add_option("--build", options->build, "In which build (default latest)")
      ->type_name("BUILD");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_aliases(*options, running);
    };
  });
}

}  // namespace memstrata

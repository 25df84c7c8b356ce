#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "query/build_reference.hpp"
#include "query/listing.hpp"
#include "report/listing_report.hpp"

namespace memstrata {

void add_builds(CLI::App& app, Context& context) {
  const auto branch = std::make_shared<std::string>();
  CLI::App* command = add_command(
      app, "builds", "The stored builds of a target, newest first",
      {"builds", "builds --target PYBV11 -n 0", "builds --branch main --csv"});
  command->add_option("--branch", *branch, "Builds of this branch only");
  command->callback([branch, &context] {
    context.action = [branch](Context& running) {
      const Database database = open_to_read(running);
      const std::string target = find_target(database, running.target());
      write_builds(running.out,
                   list_builds(database, {.target = target,
                                          .branch = *branch,
                                          .limit = running.row_limit()}),
                   running.style());
      return ExitStatus::ok;
    };
  });
}

}  // namespace memstrata

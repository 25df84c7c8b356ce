#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "report/care_report.hpp"
#include "store/database.hpp"

namespace memstrata {

void add_migrate(CLI::App& app, Context& context) {
  CLI::App* command =
      add_command(app, "migrate", "Bring an older history to the newest schema",
                  {"migrate", "migrate --db old.db"});
  command->callback([&context] {
    context.action = [](Context& running) {
      const std::int64_t before = migrate(running.options.database);
      write_migration(running.out, before, newest_schema(), running.style());
      return ExitStatus::ok;
    };
  });
}

}  // namespace memstrata

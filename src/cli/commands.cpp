#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

namespace memstrata {

void add_commands(CLI::App& app, Context& context) {
  add_ingest(app, context);
  add_parse(app, context);
  add_targets(app, context);
  add_builds(app, context);
  add_show(app, context);
  add_diff(app, context);
  add_growth(app, context);
  add_trend(app, context);
  add_heap(app, context);
  add_blame(app, context);
  add_top(app, context);
  add_find(app, context);
  add_compare_targets(app, context);
  add_aliases(app, context);
  add_ledger(app, context);
  add_forecast(app, context);
  add_query(app, context);
  add_sql(app, context);
  add_tag(app, context);
  add_rename(app, context);
  add_edit(app, context);
  add_export(app, context);
  add_serve(app, context);
  add_verify(app, context);
  add_delete(app, context);
  add_migrate(app, context);
  add_completion(app, context);
  add_complete(app, context);
  add_manual(app, context);
}

CLI::App* add_command(CLI::App& app, const std::string& name,
                      const std::string& description,
                      std::initializer_list<const char*> examples) {
  CLI::App* command = app.add_subcommand(name, description);
  std::string footer = "Examples:";
  for (const char* example : examples) {
    footer += "\n  memstrata ";
    footer += example;
  }
  footer += "\n\nOptions of every command: memstrata --help";
  command->footer(footer);
  return command;
}

}  // namespace memstrata

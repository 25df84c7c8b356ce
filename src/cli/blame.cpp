#include "query/blame.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "cli/revision.hpp"
#include "query/build_reference.hpp"
#include "report/blame_report.hpp"

namespace memstrata {

namespace {

struct Options {
  BlameRequest request;
  std::string since;
};

ExitStatus run_blame(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  BlameRequest request = options.request;
  request.target = find_target(database, context.target());
  if (!options.since.empty()) {
    request.since =
        find_build(database, request.target, options.since, resolve_in_current_folder());
  }
  request.filters = with_component_objects(request.filters, database, request.target);
  request.filters.row_limit = context.row_limit();
  write_blame(context.out, blame(database, request), context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_blame(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "blame", "Each build in which something changed its size, newest first",
      {"blame mp_execute_bytecode", "blame FLASH --since v1.24 --min-delta 256",
       "blame 'py/*.o' --branch release/1.2", "blame --total --block RAM --csv"});
  command
      ->add_option("name", options->request.names,
                   "Blocks, regions, objects or symbols; * and ? stand for others "
                   "(default every block)")
      ->type_name("NAME...");
  command->add_flag("--total", options->request.total,
                    "All that matches as one sum; alone: every loaded region once");
  command->add_option("--since", options->since, "Only what changed after this build")
      ->type_name("BUILD");
  command->add_option("--branch", options->request.branch,
                      "Line of builds (default the target's main one)");
  add_filters(*command, options->request.filters, ChangeFilters::taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_blame(*options, running); };
  });
}

}  // namespace memstrata

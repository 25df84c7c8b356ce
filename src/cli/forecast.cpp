#include "query/forecast.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/revision.hpp"
#include "query/build_reference.hpp"
#include "report/forecast_report.hpp"

namespace memstrata {

namespace {

struct Options {
  ForecastRequest request;
  std::string since;
};

ExitStatus run_forecast(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  ForecastRequest request = options.request;
  request.target = find_target(database, context.target());
  if (!options.since.empty()) {
    request.since =
        find_build(database, request.target, options.since, resolve_in_current_folder());
  }
  write_forecast(context.out, forecast(database, request), context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_forecast(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "forecast", "When a block is full, at the rate at which it fills",
      {"forecast", "forecast FLASH --since v1.24", "forecast RAM --branch main --json"});
  command
      ->add_option("block", options->request.blocks,
                   "Blocks; * and ? stand for others (default every block)")
      ->type_name("BLOCK...");
  command
      ->add_option("--since", options->since,
                   "The first build to look at (default the last 100 builds)")
      ->type_name("BUILD");
  command->add_option("--branch", options->request.branch,
                      "Line of builds (default the target's main one)");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_forecast(*options, running);
    };
  });
}

}  // namespace memstrata

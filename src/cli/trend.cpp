#include "query/trend.hpp"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/filter_options.hpp"
#include "query/build_reference.hpp"
#include "report/trend_report.hpp"

namespace memstrata {

namespace {

struct Options {
  TrendRequest request;
  bool releases = false;
};

ExitStatus run_trend(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  TrendRequest request = options.request;
  request.target = find_target(database, context.target());
  request.axis = options.releases ? Axis::releases : Axis::every_build;
  request.filters.row_limit = context.row_limit();
  write_trend(context.out, trend(database, request), context.row_limit(),
              context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_trend(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "trend", "How large something was in build after build",
                  {"trend FLASH", "trend '.data' '.bss' --releases",
                   "trend 'mp_obj_*' --object 'py/*'", "trend --region .text --csv"});
  command
      ->add_option("name", options->request.names,
                   "Blocks, regions, objects or symbols; * and ? stand for others")
      ->type_name("NAME...");
  command->add_flag("--releases", options->releases, "Only builds with a tag");
  command->add_option("--branch", options->request.branch,
                      "Line of builds (default the target's main one)");
  add_filters(*command, options->request.filters, ChangeFilters::not_taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_trend(*options, running); };
  });
}

}  // namespace memstrata

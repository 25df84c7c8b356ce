#include "query/top.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/build_finder.hpp"
#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "report/top_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build = "latest";
  Level level = Level::symbol;
  Filters filters;
};

ExitStatus run_top(const Options& options, Context& context) {
  const BuildFinder finder{{options.build}, context};
  const FoundBuild& found = finder.builds().front();
  Filters filters = with_component_objects(options.filters, finder.database(),
                                           found.build.metadata.target);
  filters.row_limit = context.row_limit();
  Top answer = top(finder.database(), found.build, options.level, filters);
  answer.build = found.shown;
  write_top(context.out, answer, context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_top(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "top", "The largest symbols, objects, archives, regions or blocks",
                  {"top", "top v1.26.0 --by archive --block FLASH",
                   "top build/firmware.map --region .bss -n 50"});
  command->add_option("build", options->build, "A build, or a map file (default latest)")
      ->type_name("BUILD");
  add_level(*command, options->level);
  add_filters(*command, options->filters, ChangeFilters::not_taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_top(*options, running); };
  });
}

}  // namespace memstrata

#include "query/diff.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/build_finder.hpp"
#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "query/overflow.hpp"
#include "report/diff_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string old_build;
  std::string new_build;
  Level level = Level::symbol;
  Filters filters;
  bool exit_code = false;
};

/// Whether anything but the place of things differs.
bool differs(const Diff& diff) {
  return !diff.rows.empty() || diff.others.has_value();
}

ExitStatus run_diff(const Options& options, Context& context) {
  const BuildFinder finder{{options.old_build, options.new_build}, context};
  const FoundBuild& before = finder.builds()[0];
  const FoundBuild& after = finder.builds()[1];
  Filters filters = with_component_objects(options.filters, finder.database(),
                                           before.build.metadata.target);
  filters.row_limit = context.row_limit();
  Diff diff =
      diff_builds(finder.database(), before.build, after.build, options.level, filters);
  diff.old_build = before.shown;
  diff.new_build = after.shown;
  write_diff(context.out, diff, context.style(),
             overflows(finder.database(), after.build));
  return options.exit_code && differs(diff) ? ExitStatus::no : ExitStatus::ok;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "diff", "What differs between two builds: grew, shrank, moved, renamed",
      {"diff v1.25.0 v1.26.0", "diff latest~1 latest --block FLASH --by object",
       "diff main build/firmware.map --format markdown",
       "diff --exit-code @2026-01-31 latest"});
  command->add_option("old", options->old_build, "A build, or a map file")
      ->required()
      ->type_name("BUILD");
  command->add_option("new", options->new_build, "A build, or a map file")
      ->required()
      ->type_name("BUILD");
  add_level(*command, options->level);
  command->add_flag("--exit-code", options->exit_code, "Exit with 1 when they differ");
  add_filters(*command, options->filters, ChangeFilters::taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_diff(*options, running); };
  });
}

}  // namespace memstrata

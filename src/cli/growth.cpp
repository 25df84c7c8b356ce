#include "query/growth.hpp"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/build_finder.hpp"
#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "query/build_reference.hpp"
#include "report/growth_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string from;
  std::string to;
  std::string branch;
  Level level = Level::symbol;
  Filters filters;
};

Growth growth_between(const Options& options, const Filters& filters,
                      const Context& context) {
  const std::string to = options.to.empty() ? "latest" : options.to;
  const BuildFinder finder{{options.from, to}, context};
  Growth answer =
      growth(finder.database(), {finder.builds()[0].build, finder.builds()[1].build},
             options.level,
             with_component_objects(filters, finder.database(),
                                    finder.builds()[0].build.metadata.target));
  for (std::size_t i = 0; i < answer.builds.size(); ++i) {
    answer.builds[i] = finder.builds()[i].shown;
  }
  return answer;
}

Growth growth_over_releases(const Options& options, const Filters& filters,
                            const Context& context) {
  const Database database = open_to_read(context);
  const std::string target = find_target(database, context.target());
  const auto builds = releases(database, target, options.branch);
  if (builds.size() < 2) {
    throw Error{ErrorCode::usage,
                target + " has " + std::to_string(builds.size()) +
                    " tagged builds, growth needs two: say --from and --to, or tag "
                    "builds (memstrata tag BUILD NAME)"};
  }
  return growth(database, builds, options.level,
                with_component_objects(filters, database, target));
}

ExitStatus run_growth(const Options& options, Context& context) {
  Filters filters = options.filters;
  filters.row_limit = context.row_limit();
  if (options.from.empty() && !options.to.empty()) {
    throw Error{ErrorCode::usage, "--to needs --from"};
  }
  const Growth answer = options.from.empty()
                            ? growth_over_releases(options, filters, context)
                            : growth_between(options, filters, context);
  write_growth(context.out, answer, context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_growth(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "growth", "Which symbols, objects or regions grew across releases",
                  {"growth", "growth --from v1.24.0 --to v1.28.0 --block FLASH",
                   "growth --by object --csv -o growth.csv"});
  command
      ->add_option("--from", options->from,
                   "First build (else a column for every tagged build)")
      ->type_name("BUILD");
  command->add_option("--to", options->to, "Last build (default latest)")
      ->type_name("BUILD");
  command->add_option("--branch", options->branch, "Tagged builds of this branch only");
  add_level(*command, options->level);
  add_filters(*command, options->filters, ChangeFilters::taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_growth(*options, running);
    };
  });
}

}  // namespace memstrata

#include "query/trend.hpp"

#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "cli/revision.hpp"
#include "query/build_reference.hpp"
#include "report/trend_report.hpp"

namespace memstrata {

namespace {

struct Options {
  TrendRequest request;
  bool releases = false;
  std::string since;
  std::string until;
};

std::optional<StoredBuild> build_or_none(const Database& database,
                                         const std::string& target,
                                         const std::string& reference) {
  if (reference.empty()) {
    return std::nullopt;
  }
  return find_build(database, target, reference, resolve_in_current_folder());
}

ExitStatus run_trend(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  TrendRequest request = options.request;
  request.target = find_target(database, context.target());
  request.axis = options.releases ? Axis::releases : Axis::every_build;
  request.since = build_or_none(database, request.target, options.since);
  request.until = build_or_none(database, request.target, options.until);
  request.filters = with_component_objects(request.filters, database, request.target);
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
                   "trend 'mp_obj_*' --object 'py/*'", "trend --region .text --csv",
                   "trend RAM --since v1.24 --until v1.28 --points 100"});
  command
      ->add_option("name", options->request.names,
                   "Blocks, regions, objects or symbols; * and ? stand for others")
      ->type_name("NAME...");
  command->add_flag("--releases", options->releases, "Only builds with a tag");
  command->add_option("--since", options->since, "The first build to show")
      ->type_name("BUILD");
  command->add_option("--until", options->until, "The last build to show")
      ->type_name("BUILD");
  command
      ->add_option("--points", options->request.points,
                   "At most so many builds a series, with its highs and lows")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{4}, std::size_t{1} << 32U));
  command->add_option("--branch", options->request.branch,
                      "Line of builds (default the target's main one)");
  add_filters(*command, options->request.filters, ChangeFilters::not_taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_trend(*options, running); };
  });
}

}  // namespace memstrata

#include "query/show.hpp"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/build_finder.hpp"
#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "cli/snapshot_finder.hpp"
#include "query/address.hpp"
#include "query/overflow.hpp"
#include "query/ram.hpp"
#include "report/address_report.hpp"
#include "report/heap_points_report.hpp"
#include "report/ram_report.hpp"
#include "report/show_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build = "latest";
  std::string address;
  bool ram = false;
  std::string snapshot;  // of --ram; empty: the newest of the build
  std::vector<std::string> levels{"object", "symbol"};
  Filters filters;
};

/// Blocks and regions are always shown.
std::vector<Level> levels_below_regions(const std::vector<std::string>& names) {
  std::vector<Level> levels;
  for (const std::string& name : names) {
    const Level level = level_from(name);
    if (level != Level::block && level != Level::region) {
      levels.push_back(level);
    }
  }
  return levels;
}

void show_address(const Options& options, const BuildFinder& finder,
                  const Context& context) {
  const FoundBuild& found = finder.builds().front();
  AddressAnswer answer =
      at_address(finder.database(), found.build, address_from(options.address));
  answer.build = found.shown;
  write_address(context.out, answer, context.style());
}

/// The snapshot that --snapshot names, with whose it is.
HeapPoint given_snapshot(const Context& context, const std::string& reference) {
  const StoredSnapshot stored = find_snapshot_or_file(context, reference);
  HeapPoint point = point_of(stored.snapshot);
  point.id = stored.id;
  point.target = stored.target;
  point.time = stored.id == 0 ? stored.snapshot.time : stored.time;
  if (stored.build) {
    point.time = stored.build->metadata.time;
    point.build = stored.build->id;
    point.build_label = stored.build->metadata.label;
    point.commit = stored.build->metadata.commit;
  }
  return point;
}

void show_ram(const Options& options, const BuildFinder& finder, const Context& context) {
  const FoundBuild& found = finder.builds().front();
  const auto snapshot = options.snapshot.empty()
                            ? newest_snapshot_of(finder.database(), found.build)
                            : std::optional{given_snapshot(context, options.snapshot)};
  Ram ram = ram_of(finder.database(), found.build, snapshot);
  ram.build = found.shown;
  write_ram(context.out, ram, context.style());
}

ExitStatus run_show(const Options& options, Context& context) {
  const auto levels = levels_below_regions(options.levels);
  const BuildFinder finder{{options.build}, context};
  if (!options.address.empty()) {
    show_address(options, finder, context);
    return ExitStatus::ok;
  }
  if (options.ram) {
    show_ram(options, finder, context);
    return ExitStatus::ok;
  }
  const FoundBuild& found = finder.builds().front();
  Filters filters = with_component_objects(options.filters, finder.database(),
                                           found.build.metadata.target);
  filters.row_limit = context.row_limit();
  Show answer = show(finder.database(), found.build, levels, filters);
  answer.build = found.shown;
  write_show(context.out, answer, context.style(),
             overflows(finder.database(), found.build));
  return ExitStatus::ok;
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "show", "Where the memory of one build goes",
      {"show", "show v1.26.0 --block RAM", "show build/firmware.map --by archive",
       "show latest~1 --by region --json", "show v1.26.0 --ram",
       "show --address 0x0800abcd --build v1.24"});
  command
      ->add_option("build,--build", options->build,
                   "A build, or a map file (default latest)")
      ->type_name("BUILD");
  command
      ->add_option("--by", options->levels,
                   "Below blocks and regions: archive, object, symbol (default "
                   "object,symbol)")
      ->type_name("LEVEL,...")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--address", options->address, "What holds this address")
      ->type_name("ADDRESS");
  CLI::Option* ram = command->add_flag(
      "--ram", options->ram, "Static data, stack and GC heap in one bar of the RAM");
  ram->excludes("--address");
  command
      ->add_option("--snapshot", options->snapshot,
                   "Whose heap --ram shows (default the newest of the build)")
      ->type_name("SNAPSHOT")
      ->needs(ram);
  add_filters(*command, options->filters, ChangeFilters::not_taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_show(*options, running); };
  });
}

}  // namespace memstrata

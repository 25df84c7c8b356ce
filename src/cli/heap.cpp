#include "query/heap.hpp"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/snapshot_finder.hpp"
#include "report/heap_points_report.hpp"
#include "report/heap_report.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

namespace {

struct Options {
  std::vector<std::string> snapshots;
  std::string label;
  HeapLook look;
};

ExitStatus run_list(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  write_heap_list(context.out, heap_points(database, context.target(), options.label),
                  context.row_limit(), context.style());
  return ExitStatus::ok;
}

ExitStatus run_show(const Options& options, Context& context) {
  const std::string reference =
      options.snapshots.empty() ? "latest" : options.snapshots.front();
  write_heap(context.out, find_snapshot_or_file(context, reference), options.look,
             context.style());
  return ExitStatus::ok;
}

ExitStatus run_diff(const Options& options, Context& context) {
  std::vector<StoredSnapshot> snapshots;
  snapshots.reserve(options.snapshots.size());
  for (const auto& reference : options.snapshots) {
    snapshots.push_back(find_snapshot_or_file(context, reference));
  }
  if (snapshots.size() == 2) {
    write_heap_diff(context.out, snapshots[0], snapshots[1], options.look,
                    context.style());
  } else {
    write_heap_leaks(
        context.out,
        {.first = snapshots[0], .second = snapshots[1], .third = snapshots[2]},
        options.look, context.row_limit(), context.style());
  }
  return ExitStatus::ok;
}

/// Without a name the only label there is.
ExitStatus run_trend(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  const auto points = heap_points(database, context.target(), options.label);
  for (const auto& point : points) {
    if (point.label != points.front().label || point.target != points.front().target) {
      throw Error{ErrorCode::usage, "there are several labels or targets (" +
                                        points.front().label + " of " +
                                        points.front().target + ", " + point.label +
                                        " of " + point.target + ", ...): name one"};
    }
  }
  write_heap_trend(context.out, points, context.row_limit(), context.style());
  return ExitStatus::ok;
}

void add_look(CLI::App& command, HeapLook& look) {
  command
      .add_option("--columns", look.columns,
                  "Draw 1, 2 or 4 columns of 64 GC blocks (default what fits)")
      ->check(CLI::IsMember({1, 2, 4}))
      ->type_name("N");
  command.add_flag("--show-free", look.show_free,
                   "Draw free or unchanged lines instead of counting them");
}

void when_asked(CLI::App& command, Context& context,
                const std::shared_ptr<Options>& options,
                ExitStatus (*run)(const Options&, Context&)) {
  command.callback([options, run, &context] {
    context.action = [options, run](Context& running) { return run(*options, running); };
  });
}

void add_heap_list(CLI::App& heap, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(heap, "list", "Which heap snapshots are stored",
                                  {"heap list", "heap list --label boot --csv"});
  command->add_option("--label", options->label, "Only snapshots of this name");
  when_asked(*command, context, options, run_list);
}

void add_heap_show(CLI::App& heap, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(heap, "show", "The numbers, the kinds and the map of a heap",
                  {"heap show", "heap show boot", "heap show boot@v1.26.0 --columns 2",
                   "heap show device.log:3 --rainbow --show-free"});
  command
      ->add_option("snapshot", options->snapshots,
                   "LABEL, LABEL~N, LABEL@BUILD, #N, or a file (default latest)")
      ->expected(0, 1)
      ->type_name("SNAPSHOT");
  add_look(*command, options->look);
  command->add_flag("--rainbow", options->look.rainbow,
                    "Neighbouring objects in turning colours");
  when_asked(*command, context, options, run_show);
}

void add_heap_diff(CLI::App& heap, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      heap, "diff",
      "What became of each GC block; of three, what leaks: new in B and still in C",
      {"heap diff boot~1 boot", "heap diff log.txt:boot log.txt:wifi",
       "heap diff '#3' '#4' '#5'"});
  command->add_option("snapshots", options->snapshots, "A and B, or A, B and C")
      ->required()
      ->expected(2, 3)
      ->type_name("A B [C]");
  add_look(*command, options->look);
  when_asked(*command, context, options, run_diff);
}

void add_heap_trend(CLI::App& heap, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      heap, "trend", "How used, free, largest free run and fragmentation moved",
      {"heap trend boot", "heap trend boot --csv"});
  command
      ->add_option("label", options->label,
                   "Name of the snapshots (default the only one)")
      ->type_name("LABEL");
  when_asked(*command, context, options, run_trend);
}

}  // namespace

void add_heap(CLI::App& app, Context& context) {
  CLI::App* heap = add_command(app, "heap", "MicroPython heap snapshots",
                               {"heap show", "heap diff boot~1 boot", "heap trend boot"});
  heap->require_subcommand(1);
  add_heap_list(*heap, context);
  add_heap_show(*heap, context);
  add_heap_diff(*heap, context);
  add_heap_trend(*heap, context);
}

}  // namespace memstrata

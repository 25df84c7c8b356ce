#include "store/verify.hpp"

#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/revision.hpp"
#include "query/build_reference.hpp"
#include "report/care_report.hpp"
#include "report/numbers.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build;
  bool repair = false;
};

std::vector<Finding> check(const Database& database, const Options& options,
                           const Context& context) {
  if (options.build.empty()) {
    return verify(database);
  }
  const StoredBuild build =
      find_build(database, context.target(), options.build, resolve_in_current_folder());
  return verify(database, &build.key);
}

void repair_first(const Context& context) {
  Database database = open_to_write(context);
  const std::size_t count = repair(database);
  finish_writing(database, context);
  context.say("change rows of " + counted(std::uint64_t{count}, "build") +
              " were written anew");
}

ExitStatus run_verify(const Options& options, Context& context) {
  if (options.repair) {
    repair_first(context);
  }
  const Database database = open_to_read(context);
  const auto findings = check(database, options, context);
  const std::size_t builds = options.build.empty() ? stored_builds(database).size() : 1;
  write_findings(context.out, findings, builds, context.style());
  return findings.empty() ? ExitStatus::ok : ExitStatus::no;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "verify",
                  "Recompute every sum from the stored layouts; exit 1 when one is off",
                  {"verify", "verify latest", "verify --repair"});
  command->add_option("build", options->build, "One build (default all)")
      ->type_name("BUILD");
  command->add_flag("--repair", options->repair,
                    "First write the rows that index the layouts anew");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_verify(*options, running);
    };
  });
}

}  // namespace memstrata

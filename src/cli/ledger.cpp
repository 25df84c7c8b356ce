#include "query/ledger.hpp"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "cli/filter_options.hpp"
#include "cli/revision.hpp"
#include "model/error.hpp"
#include "query/build_reference.hpp"
#include "report/ledger_report.hpp"

namespace memstrata {

namespace {

struct Options {
  LedgerRequest request;
  std::string since;
};

LedgerBy ledger_by(const std::string& word) {
  if (word == "commit" || word == "build") {
    return LedgerBy::build;
  }
  return word == "object" ? LedgerBy::object : LedgerBy::component;
}

ExitStatus run_ledger(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  LedgerRequest request = options.request;
  if (!request.filters.symbols.empty()) {
    throw Error{ErrorCode::usage,
                "a ledger is of objects, not of symbols: memstrata blame --symbol"};
  }
  request.target = find_target(database, context.target());
  request.since =
      find_build(database, request.target, options.since, resolve_in_current_folder());
  request.components = components_here();
  request.filters = with_component_objects(request.filters, database, request.target);
  request.filters.row_limit = context.row_limit();
  write_ledger(context.out, ledger(database, request), context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_ledger(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "ledger", "Who spent and who gave back bytes since a build, headroom left",
      {"ledger --since v1.24 --block FLASH",
       "ledger --since v1.24 --block RAM --by object",
       "ledger --since @2026-01-31 --by component", "ledger --since latest~10 --csv"});
  command->add_option("--since", options->since, "The build that all began with")
      ->required()
      ->type_name("BUILD");
  command
      ->add_option_function<std::string>(
          "--by",
          [options](const std::string& word) { options->request.by = ledger_by(word); },
          "commit, object, or component of memstrata.toml (default commit)")
      ->check(CLI::IsMember({"commit", "build", "object", "component"}))
      ->type_name("WHOM");
  command->add_option("--branch", options->request.branch,
                      "Line of builds (default the target's main one)");
  add_filters(*command, options->request.filters, ChangeFilters::taken);
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_ledger(*options, running);
    };
  });
}

}  // namespace memstrata

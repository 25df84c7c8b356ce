#include "query/compare_targets.hpp"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/revision.hpp"
#include "report/compare_targets_report.hpp"

namespace memstrata {

namespace {

ExitStatus run_compare_targets(const CompareRequest& options, Context& context) {
  const Database database = open_to_read(context);
  CompareRequest request = options;
  request.row_limit = context.row_limit();
  write_target_comparison(context.out,
                          compare_targets(database, request, resolve_in_current_folder()),
                          context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_compare_targets(CLI::App& app, Context& context) {
  const auto request = std::make_shared<CompareRequest>();
  CLI::App* command = add_command(
      app, "compare-targets", "Which symbols grew on every target, which only on some",
      {"compare-targets --from v1.24 --to v1.28",
       "compare-targets --from v1.24 --to v1.28 --block FLASH",
       "compare-targets --from v1.27 --to latest --symbol 'mp_*' --min-delta 64"});
  command->add_option("--from", request->from, "First build of every target")
      ->required()
      ->type_name("BUILD");
  command->add_option("--to", request->to, "Last build of every target")
      ->required()
      ->type_name("BUILD");
  command->add_option("--block", request->blocks, "Count what lies in these blocks")
      ->type_name("BLOCK")
      ->allow_extra_args(false);
  command->add_option("--region", request->regions, "These regions")
      ->type_name("REGION")
      ->allow_extra_args(false);
  command->add_option("--symbol", request->symbols, "These symbols, demangled or not")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  command
      ->add_option("--min-delta", request->min_delta, "List what grew so much somewhere")
      ->type_name("BYTES")
      ->check(CLI::NonNegativeNumber);
  command->callback([request, &context] {
    context.action = [request](Context& running) {
      return run_compare_targets(*request, running);
    };
  });
}

}  // namespace memstrata

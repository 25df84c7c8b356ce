#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "query/find_symbol.hpp"
#include "report/find_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string name;
  std::string branch;
};

ExitStatus run_find(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  write_places(context.out, options.name,
               find_symbol(database, options.name, context.target(), options.branch),
               context.row_limit(), context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_find(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "find", "In which targets and builds a symbol is, and how large",
                  {"find mp_execute_bytecode", "find 'std::vector<*>::push_back*'",
                   "find 'gc_*' --target PYBV11 --json"});
  command
      ->add_option("name", options->name,
                   "A symbol, demangled or not; * and ? stand for others")
      ->required()
      ->type_name("NAME");
  command->add_option("--branch", options->branch, "On this branch alone");
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_find(*options, running); };
  });
}

}  // namespace memstrata

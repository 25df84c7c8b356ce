#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/query_options.hpp"
#include "cli/revision.hpp"
#include "query/named_query.hpp"
#include "report/query_list_report.hpp"
#include "report/result_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string name;
  QueryOptions query;
  bool list = false;
  bool describe = false;
  std::string show;
};

ExitStatus ask(const Options& options, Context& context) {
  const NamedQuery& query = find_query(options.name);
  const Database database = open_to_read(context);
  RunOptions run;
  run.target = context.target();
  run.resolve = resolve_in_current_folder();
  run.time_limit = time_limit(options.query);
  const ResultTable result = run_query(database, query, arguments(options.query), run);
  write_result(context.out, result, query.name, context.row_limit(), context.style());
  return ExitStatus::ok;
}

ExitStatus run_query_command(const Options& options, Context& context) {
  if (options.describe) {
    context.out << describe_queries();
  } else if (!options.show.empty()) {
    write_query(context.out, find_query(options.show), context.style());
  } else if (!options.name.empty()) {
    return ask(options, context);
  } else {
    write_query_list(context.out, named_queries(), context.style());
  }
  return ExitStatus::ok;
}

}  // namespace

void add_query(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "query", "Ask a question that is kept as a file of SQL",
                  {"query --list", "query --show symbol/trend",
                   "query symbol/trend symbol=mp_execute_bytecode --csv"});
  command->add_option("name", options->name, "The question; without one, all are listed")
      ->type_name("QUESTION");
  command->add_flag("--list", options->list, "All questions, a line each");
  command->add_option("--show", options->show, "Print the SQL of a question")
      ->type_name("QUESTION");
  command->add_flag("--describe", options->describe,
                    "All questions with their parameters and columns");
  add_query_options(*command, options->query);
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_query_command(*options, running);
    };
  });
}

}  // namespace memstrata

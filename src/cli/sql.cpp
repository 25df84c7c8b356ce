#include <iterator>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/query_options.hpp"
#include "query/free_query.hpp"
#include "report/result_report.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string sql;
  QueryOptions query;
};

std::string statement_text(const std::string& sql, std::istream& in) {
  return sql == "-" ? std::string{std::istreambuf_iterator<char>{in}, {}} : sql;
}

ExitStatus run_sql(const Options& options, Context& context) {
  const Database database = open_to_read(context);
  RunOptions run;
  run.time_limit = time_limit(options.query);
  run.row_limit = context.row_limit();
  const ResultTable result = run_free_query(
      database, statement_text(options.sql, context.in), arguments(options.query), run);
  write_free_result(context.out, result, context.style());
  if (result.cut) {
    context.say("only the first " + std::to_string(run.row_limit) +
                " rows; -n 0 prints all");
  }
  return ExitStatus::ok;
}

}  // namespace

void add_sql(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "sql", "Ask your own SQL: one SELECT, read-only",
      {R"(sql "SELECT label, loaded_bytes FROM build ORDER BY time")",
       R"(sql "SELECT * FROM symbol_version WHERE name = :name" name=main --csv)",
       "sql - --json < question.sql"});
  command->add_option("statement", options->sql, "A SELECT; - reads it from stdin")
      ->required()
      ->type_name("SQL");
  add_query_options(*command, options->query);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_sql(*options, running); };
  });
}

}  // namespace memstrata

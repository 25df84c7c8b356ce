// The questions of sql/queries, and SQL that somebody typed.
#include <algorithm>
#include <chrono>

#include "model/error.hpp"
#include "query/free_query.hpp"
#include "query/named_query.hpp"
#include "report/query_list_report.hpp"
#include "report/result_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"

namespace memstrata {

namespace {

constexpr std::chrono::seconds kTimeLimit{5};
constexpr std::size_t kMostRows = 10'000;  // of SQL that somebody typed
constexpr std::string_view kPrefix = "/api/query/";

RunOptions run_options(const ApiParameters& parameters) {
  RunOptions run;
  run.target = parameters.text("target");
  run.time_limit = kTimeLimit;
  return run;
}

}  // namespace

ApiResponse answer_questions(const Database& /*database*/,
                             const ApiRequest& /*request*/) {
  return document(
      [](std::ostream& out) { write_query_list(out, named_queries(), kJsonStyle); });
}

/// A parameter of the address is one of the question; `target` says besides whose
/// builds a reference means, and `show` asks for the SQL itself.
ApiResponse answer_question(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const NamedQuery& query = find_query(request.path.substr(kPrefix.size()));
  if (parameters.flag("show")) {
    return document([&](std::ostream& out) { write_query(out, query, kJsonStyle); });
  }
  Arguments arguments;
  for (const auto& [name, value] : request.query) {
    arguments[name] = value;
  }
  const bool has_target = std::ranges::any_of(
      query.parameters,
      [](const Parameter& parameter) { return parameter.name == "target"; });
  if (!has_target) {
    arguments.erase("target");
  }
  const ResultTable result =
      run_query(database, query, arguments, run_options(parameters));
  return document(
      [&](std::ostream& out) { write_result(out, result, query.name, 0, kJsonStyle); });
}

/// `sql` is a parameter, or the body of a POST where it is too long for an address;
/// the other parameters are bound.
ApiResponse answer_sql(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const std::string sql =
      request.body.empty() ? parameters.required("sql") : request.body;
  Arguments arguments;
  for (const auto& [name, value] : request.query) {
    if (name != "sql") {
      arguments[name] = value;
    }
  }
  RunOptions run = run_options(parameters);
  run.row_limit = kMostRows;
  const ResultTable result = run_free_query(database, sql, arguments, run);
  ApiResponse answer =
      document([&](std::ostream& out) { write_free_result(out, result, kJsonStyle); });
  answer.lasts = false;  // it may ask for the time, or for random numbers
  return answer;
}

}  // namespace memstrata

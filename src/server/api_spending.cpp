// Who spends the bytes, when they are gone, and where else the same grows.
#include "model/error.hpp"
#include "query/build_reference.hpp"
#include "query/compare_targets.hpp"
#include "query/forecast.hpp"
#include "query/ledger.hpp"
#include "query/renames.hpp"
#include "report/compare_targets_report.hpp"
#include "report/forecast_report.hpp"
#include "report/ledger_report.hpp"
#include "report/rename_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"

namespace memstrata {

namespace {

LedgerBy ledger_by(const std::string& word) {
  for (const LedgerBy by : {LedgerBy::build, LedgerBy::object, LedgerBy::component}) {
    if (word == ledger_word(by)) {
      return by;
    }
  }
  throw Error{ErrorCode::usage, "by: '" + word + "' is not build, object or component"};
}

}  // namespace

ApiResponse answer_ledger(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  LedgerRequest asked;
  asked.target = find_target(database, parameters.text("target"));
  asked.branch = parameters.text("branch");
  asked.since = find_build(database, asked.target, parameters.required("since"));
  asked.by = ledger_by(parameters.text("by", "build"));
  asked.filters = parameters.filters();
  asked.components.assign(request.components.begin(), request.components.end());
  const Ledger answer = ledger(database, asked);
  return document([&](std::ostream& out) { write_ledger(out, answer, kJsonStyle); });
}

ApiResponse answer_forecast(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  ForecastRequest asked;
  asked.target = find_target(database, parameters.text("target"));
  asked.branch = parameters.text("branch");
  asked.blocks = parameters.texts("block");
  if (const std::string since = parameters.text("since"); !since.empty()) {
    asked.since = find_build(database, asked.target, since);
  }
  const Forecast answer = forecast(database, asked);
  return document([&](std::ostream& out) { write_forecast(out, answer, kJsonStyle); });
}

ApiResponse answer_compare_targets(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const CompareRequest asked{
      .from = parameters.required("from"),
      .to = parameters.text("to", "latest"),
      .symbols = parameters.texts("symbol"),
      .min_delta = static_cast<std::int64_t>(parameters.count("min-delta", 1)),
      .row_limit = parameters.count("n", 0)};
  const TargetComparison answer = compare_targets(database, asked);
  return document(
      [&](std::ostream& out) { write_target_comparison(out, answer, kJsonStyle); });
}

ApiResponse answer_renames(const Database& database, const ApiRequest& request) {
  const std::string target = find_target(database, ApiParameters{request}.text("target"));
  const auto known = renames(database, target);
  return document(
      [&](std::ostream& out) { write_renames(out, target, known, kJsonStyle); });
}

}  // namespace memstrata

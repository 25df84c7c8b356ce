#pragma once

#include "server/api.hpp"

namespace memstrata {

// What each route of the table in api_routes.cpp answers.  All throw Error.

ApiResponse answer_description(const Database& database, const ApiRequest& request);
ApiResponse answer_openapi(const Database& database, const ApiRequest& request);

ApiResponse answer_targets(const Database& database, const ApiRequest& request);
ApiResponse answer_builds(const Database& database, const ApiRequest& request);
ApiResponse answer_show(const Database& database, const ApiRequest& request);
ApiResponse answer_top(const Database& database, const ApiRequest& request);
ApiResponse answer_diff(const Database& database, const ApiRequest& request);
ApiResponse answer_growth(const Database& database, const ApiRequest& request);
ApiResponse answer_trend(const Database& database, const ApiRequest& request);
ApiResponse answer_map(const Database& database, const ApiRequest& request);
ApiResponse answer_tree(const Database& database, const ApiRequest& request);

ApiResponse answer_ram(const Database& database, const ApiRequest& request);
ApiResponse answer_verify(const Database& database, const ApiRequest& request);
ApiResponse answer_components(const Database& database, const ApiRequest& request);
ApiResponse answer_address(const Database& database, const ApiRequest& request);

ApiResponse answer_ledger(const Database& database, const ApiRequest& request);
ApiResponse answer_forecast(const Database& database, const ApiRequest& request);
ApiResponse answer_compare_targets(const Database& database, const ApiRequest& request);
ApiResponse answer_renames(const Database& database, const ApiRequest& request);

ApiResponse answer_find(const Database& database, const ApiRequest& request);
ApiResponse answer_blame(const Database& database, const ApiRequest& request);
ApiResponse answer_aliases(const Database& database, const ApiRequest& request);

ApiResponse answer_heap_list(const Database& database, const ApiRequest& request);
ApiResponse answer_heap_snapshot(const Database& database, const ApiRequest& request);
ApiResponse answer_heap_diff(const Database& database, const ApiRequest& request);

ApiResponse answer_questions(const Database& database, const ApiRequest& request);
ApiResponse answer_question(const Database& database, const ApiRequest& request);
ApiResponse answer_sql(const Database& database, const ApiRequest& request);

}  // namespace memstrata

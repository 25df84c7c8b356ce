#include "server/api.hpp"

#include <algorithm>
#include <exception>

#include <nlohmann/json.hpp>

#include "model/error.hpp"
#include "report/json.hpp"
#include "server/api_response.hpp"

namespace memstrata {

namespace {

int http_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
    case ErrorCode::bad_input:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::ambiguous:
    case ErrorCode::conflict:
      return 409;
    case ErrorCode::time_limit:
    case ErrorCode::database:
    case ErrorCode::database_newer:
    case ErrorCode::database_older:
    case ErrorCode::database_not_ours:
      return 503;
    case ErrorCode::output:
    case ErrorCode::internal:
      break;
  }
  return 500;
}

bool fits(const ApiRoute& route, std::string_view path) {
  if (!route.path.ends_with('*')) {
    return path == route.path;
  }
  const std::string_view begin = route.path.substr(0, route.path.size() - 1);
  return path.size() > begin.size() && path.starts_with(begin);
}

const ApiRoute& route_of(std::string_view path) {
  const auto routes = api_routes();
  const auto found = std::ranges::find_if(
      routes, [&](const ApiRoute& route) { return fits(route, path); });
  if (found == routes.end()) {
    throw Error{ErrorCode::not_found, "no such address; /api/ lists what there is"};
  }
  return *found;
}

void check_parameters(const ApiRoute& route, const ApiRequest& request) {
  if (route.takes == Parameters::those_and_others) {
    return;
  }
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(route.parameters, name, &ApiParameter::name) ==
        route.parameters.end()) {
      throw Error{ErrorCode::usage, "there is no parameter " + name +
                                        " here; /api/ lists what each address takes"};
    }
  }
}

}  // namespace

ApiResponse error_response(int status, std::string_view message) {
  Json error = json_document("error");
  error["status"] = status;
  error["message"] = message;
  ApiResponse response = document([&](std::ostream& out) { write_json(out, error); });
  response.status = status;
  return response;
}

ApiResponse answer_api(const Database& database, const ApiRequest& request) {
  try {
    const ApiRoute& route = route_of(request.path);
    check_parameters(route, request);
    return route.answer(database, request);
  } catch (const Error& error) {
    return error_response(http_status(error.code()), error.what());
  } catch (const std::exception&) {
    return error_response(500, "internal error");
  }
}

}  // namespace memstrata

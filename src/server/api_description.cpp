// The API describes itself, from the table of its routes.
#include <nlohmann/json.hpp>

#include "report/json.hpp"
#include "server/api_answers.hpp"
#include "server/api_response.hpp"

namespace memstrata {

namespace {

Json described(const ApiRoute& route) {
  Json parameters = Json::array();
  for (const ApiParameter& parameter : route.parameters) {
    parameters.push_back({{"name", parameter.name},
                          {"required", parameter.required},
                          {"description", parameter.description}});
  }
  return {{"path", route.path},
          {"title", route.title},
          {"parameters", std::move(parameters)},
          {"others", route.takes == Parameters::those_and_others}};
}

Json string_parameter(std::string_view name, std::string_view place,
                      std::string_view description, bool required) {
  return {{"name", name},
          {"in", place},
          {"required", required},
          {"description", description},
          {"schema", {{"type", "string"}}}};
}

/// "/api/query/*" -> "/api/query/{name}"
std::string path_template(const ApiRoute& route) {
  std::string path{route.path};
  if (path.ends_with('*')) {
    path.replace(path.size() - 1, 1, "{name}");
  }
  return path;
}

Json operation(const ApiRoute& route) {
  Json parameters = Json::array();
  if (route.path.ends_with('*')) {
    parameters.push_back(string_parameter("name", "path", "its name", true));
  }
  for (const ApiParameter& parameter : route.parameters) {
    parameters.push_back(string_parameter(parameter.name, "query", parameter.description,
                                          parameter.required));
  }
  const Json json_content = {{"application/json", {{"schema", {{"type", "object"}}}}}};
  return {{"summary", route.title},
          {"parameters", std::move(parameters)},
          {"responses",
           {{"200", {{"description", "the answer"}, {"content", json_content}}},
            {"default", {{"description", "an error"}, {"content", json_content}}}}}};
}

}  // namespace

ApiResponse answer_description(const Database& /*database*/,
                               const ApiRequest& /*request*/) {
  Json description = json_document("api");
  description["routes"] = Json::array();
  for (const ApiRoute& route : api_routes()) {
    description["routes"].push_back(described(route));
  }
  return document([&](std::ostream& out) { write_json(out, description); });
}

ApiResponse answer_openapi(const Database& /*database*/, const ApiRequest& /*request*/) {
  Json openapi = {{"openapi", "3.0.3"},
                  {"info", {{"title", "memstrata"}, {"version", "1"}}},
                  {"paths", Json::object()}};
  for (const ApiRoute& route : api_routes()) {
    Json methods = {{"get", operation(route)}};
    if (route.takes_post) {
      methods["post"] = operation(route);
      methods["post"]["requestBody"] = {
          {"content", {{"text/plain", {{"schema", {{"type", "string"}}}}}}}};
    }
    openapi["paths"][path_template(route)] = std::move(methods);
  }
  return document([&](std::ostream& out) { write_json(out, openapi); });
}

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/component.hpp"
#include "store/database.hpp"

namespace memstrata {

struct ApiRequest {
  std::string path;                               // "/api/diff"
  std::multimap<std::string, std::string> query;  // decoded
  std::string body;                               // of a POST
  std::span<const Component> components;          // of memstrata.toml
};

struct ApiResponse {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  bool lasts = true;     // the same until the history changes
  bool is_gzip = false;  // the body is compressed
};

struct ApiParameter {
  std::string_view name;
  std::string_view description;
  bool required = false;
};

/// What a route takes: a parameter that it does not know is an error, unless the
/// question or the SQL behind it says which there are.
enum class Parameters : std::uint8_t { those, those_and_others };

/// An address of the API; a trailing `*` stands for the rest of the path.
struct ApiRoute {
  std::string_view path;
  std::string_view title;
  std::span<const ApiParameter> parameters;
  ApiResponse (*answer)(const Database&, const ApiRequest&) = nullptr;
  Parameters takes = Parameters::those;
  bool takes_post = false;
};

/// Every route, in the order of the documentation.
std::span<const ApiRoute> api_routes();

/// {"kind":"error"}: what is wrong, for programs and people.
ApiResponse error_response(int status, std::string_view message);

/// Answers a request; an Error becomes a JSON document with the right status.
/// Never throws.  The static export asks it too.
ApiResponse answer_api(const Database& database, const ApiRequest& request);

}  // namespace memstrata

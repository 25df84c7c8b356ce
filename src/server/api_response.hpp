#pragma once

#include <sstream>

#include "report/output_format.hpp"
#include "server/api.hpp"

namespace memstrata {

/// How the reports write for the API.
constexpr Style kJsonStyle{.format = OutputFormat::json};

/// The document that `write(stream)` writes.
template <typename Write>
ApiResponse document(const Write& write) {
  std::ostringstream stream;
  write(stream);
  ApiResponse response;
  response.body = std::move(stream).str();
  return response;
}

}  // namespace memstrata

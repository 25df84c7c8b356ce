#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "query/named_query.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// What questions and free SQL take alike.
struct QueryOptions {
  std::vector<std::string> arguments;  // name=value, each
  double timeout = 5;                  // seconds; 0: none
};

/// Declares the arguments, behind the positionals that are declared already, and
/// --timeout.
void add_query_options(CLI::App& command, QueryOptions& options);

/// Throws Error{usage} for a word without `=`.
Arguments arguments(const QueryOptions& options);

std::chrono::milliseconds time_limit(const QueryOptions& options);

}  // namespace memstrata

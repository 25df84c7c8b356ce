#include "cli/query_options.hpp"

#include <cmath>

#include <CLI/CLI.hpp>

#include "model/error.hpp"

namespace memstrata {

void add_query_options(CLI::App& command, QueryOptions& options) {
  command.add_option("argument", options.arguments, "Its parameters")
      ->type_name("name=value...");
  command.add_option("--timeout", options.timeout, "Seconds, 0 for no limit (default 5)")
      ->check(CLI::NonNegativeNumber);
}

Arguments arguments(const QueryOptions& options) {
  Arguments arguments;
  for (const std::string& word : options.arguments) {
    const std::size_t sign = word.find('=');
    if (sign == std::string::npos || sign == 0) {
      throw Error{ErrorCode::usage, "'" + word + "' is no argument: write name=value"};
    }
    arguments[word.substr(0, sign)] = word.substr(sign + 1);
  }
  return arguments;
}

std::chrono::milliseconds time_limit(const QueryOptions& options) {
  // Rounded up: 0.0001 is a limit, not none.
  return std::chrono::milliseconds{std::llround(std::ceil(options.timeout * 1000))};
}

}  // namespace memstrata

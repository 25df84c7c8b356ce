#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/build_reference.hpp"
#include "query/result_table.hpp"
#include "store/database.hpp"

namespace memstrata {

struct Parameter {
  std::string name;  // without the colon
  Kind kind = Kind::text;
  std::optional<std::string> default_value;
  std::string description;
};

/// A question: a file below sql/queries.  Its path without `.sql` is its name.
struct NamedQuery {
  std::string name;
  std::string title;  // first comment line
  std::vector<Parameter> parameters;
  std::vector<Column> columns;
  std::string_view sql;  // the whole file
};

/// All of them, sorted by name.
const std::vector<NamedQuery>& named_queries();

/// Throws Error{not_found} that lists the nearest three.
const NamedQuery& find_query(std::string_view name);

/// By parameter name; a value that is missing takes the parameter's default.
/// A list (several globs) is passed as a JSON array of strings.
using Arguments = std::map<std::string, Cell>;

/// How a question is run.
struct RunOptions {
  std::string target;         // whose builds a reference means; empty: the only one
  ResolveRevision resolve;    // for build references that only git knows
  std::size_t row_limit = 0;  // run_query only; 0: none
  std::chrono::milliseconds time_limit{0};         // 0: none
  const std::atomic<bool>* interrupted = nullptr;  // set by a signal handler: stop soon
};

/// Throws Error{usage} for an unknown or missing argument or one of the wrong
/// kind, Error{time_limit} when it ran too long or was interrupted.
ResultTable run_query(const Database& database, const NamedQuery& query,
                      const Arguments& arguments, const RunOptions& options = {});

/// Row by row, without holding the table; `row` returns false to stop.
void stream_query(const Database& database, const NamedQuery& query,
                  const Arguments& arguments,
                  const std::function<bool(const std::vector<Cell>&)>& row,
                  const RunOptions& options = {});

/// docs/questions.md: every question with its parameters and columns.
std::string describe_queries();

}  // namespace memstrata

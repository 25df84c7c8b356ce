#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Throws Error{usage} for an unknown or missing argument or one of the wrong kind.
ResultTable run_query(const Database& database, const NamedQuery& query,
                      const Arguments& arguments);

/// Row by row, without holding the table; `row` returns false to stop.
void stream_query(const Database& database, const NamedQuery& query, const Arguments& arguments,
                  const std::function<bool(const std::vector<Cell>&)>& row);

}  // namespace memstrata

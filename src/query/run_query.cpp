#include <algorithm>

#include "model/error.hpp"
#include "query/arguments.hpp"
#include "query/named_query.hpp"
#include "query/run_limit.hpp"
#include "query/statement.hpp"

namespace memstrata {
namespace {

/// `v1.24,v1.28` as the ids of those builds: `[3,17]`, which is taken as it stands.
std::string build_ids(const Database& database, const std::string& text,
                      const RunOptions& options) {
  if (text.starts_with('[')) {
    return text;
  }
  std::string ids = "[";
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const auto build = find_build(database, options.target,
                                  text.substr(begin, end - begin), options.resolve);
    ids += (ids.size() > 1 ? "," : "") + std::to_string(build.id);
    begin = end + 1;
  }
  return ids + "]";
}

/// What is bound: `given` or the default, in the parameter's kind; names of
/// builds and targets are looked up.
Cell resolved_value(const Database& database, const Parameter& parameter,
                    const Cell& given, const RunOptions& options) {
  const auto* text = std::get_if<std::string>(&given);
  if (parameter.kind == Kind::build && text != nullptr) {
    return find_build(database, options.target, *text, options.resolve).id;
  }
  if (parameter.kind == Kind::builds && text != nullptr) {
    return build_ids(database, *text, options);
  }
  if (parameter.kind == Kind::target && text != nullptr) {
    return find_target(database, text->empty() ? options.target : *text);
  }
  return bound_value(parameter, given);
}

Cell default_of(const Parameter& parameter) {
  if (!parameter.default_value || *parameter.default_value == "null") {
    return {};
  }
  return *parameter.default_value;
}

void bind_arguments(Statement& statement, const Database& database,
                    const NamedQuery& query, const Arguments& arguments,
                    const RunOptions& options) {
  check_argument_names(query, arguments);
  for (const auto& parameter : query.parameters) {
    const auto given = arguments.find(parameter.name);
    const Cell value = given == arguments.end() ? default_of(parameter) : given->second;
    statement.bind(parameter.name, resolved_value(database, parameter, value, options));
  }
}

}  // namespace

void stream_query(const Database& database, const NamedQuery& query,
                  const Arguments& arguments,
                  const std::function<bool(const std::vector<Cell>&)>& row,
                  const RunOptions& options) {
  Statement statement(database, query);
  bind_arguments(statement, database, query, arguments, options);
  const RunLimit limit(database, options);
  std::vector<Cell> cells(query.columns.size());
  while (statement.step()) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = statement.cell(static_cast<int>(i));
    }
    if (!row(cells)) {
      return;
    }
  }
}

ResultTable run_query(const Database& database, const NamedQuery& query,
                      const Arguments& arguments, const RunOptions& options) {
  ResultTable table{.columns = query.columns};
  stream_query(
      database, query, arguments,
      [&table, &options](const std::vector<Cell>& cells) {
        if (options.row_limit > 0 && table.rows.size() == options.row_limit) {
          table.cut = true;
          return false;
        }
        table.rows.push_back(cells);
        return true;
      },
      options);
  return table;
}

}  // namespace memstrata

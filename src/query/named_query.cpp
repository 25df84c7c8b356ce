#include "query/named_query.hpp"

#include <algorithm>

#include "model/embedded_file.hpp"
#include "model/error.hpp"
#include "query/query_header.hpp"
#include "query/suggestion.hpp"
#include "store/sql_catalog.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kFolder = "queries/";
constexpr std::string_view kExtension = ".sql";

/// The files come sorted by path, so the questions are sorted by name.
std::vector<NamedQuery> read_all() {
  std::vector<NamedQuery> queries;
  for (const auto& file : sql_files()) {
    if (file.path.starts_with(kFolder)) {
      auto name = file.path.substr(kFolder.size());
      name.remove_suffix(kExtension.size());
      queries.push_back(read_query(std::string(name), file.text));
    }
  }
  return queries;
}

}  // namespace

const std::vector<NamedQuery>& named_queries() {
  static const std::vector<NamedQuery> kQueries = read_all();
  return kQueries;
}

const NamedQuery& find_query(std::string_view name) {
  const auto& queries = named_queries();
  const auto found = std::ranges::find(queries, name, &NamedQuery::name);
  if (found != queries.end()) {
    return *found;
  }
  std::vector<std::string> names;
  names.reserve(queries.size());
  for (const auto& query : queries) {
    names.push_back(query.name);
  }
  throw Error(ErrorCode::not_found, "there is no question '" + std::string(name) + "'" +
                                        did_you_mean(name, names));
}

}  // namespace memstrata

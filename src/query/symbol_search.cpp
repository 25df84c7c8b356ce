#include "query/symbol_search.hpp"

#include <algorithm>

#include "query/answer.hpp"
#include "text/json_list.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

using Ids = std::vector<std::int64_t>;

void add_ids(Ids& ids, const Database& database, const std::string& question,
             const Arguments& arguments) {
  ask(database, question, arguments,
      [&ids](const AnswerRow& row) { ids.push_back(row.integer("symbol_id")); });
}

Ids named(const Database& database, const std::string& target, const std::string& name) {
  Ids ids;
  add_ids(ids, database, "symbol/named",
          {{"target", target}, {"name", normalised_symbol(name)}});
  return ids;
}

Ids matching(const Database& database, const std::string& target,
             const std::string& name) {
  Ids ids;
  add_ids(ids, database, "symbol/matching",
          {{"target", target}, {"symbols", json_list({name})}});
  return ids;
}

}  // namespace

bool is_pattern(std::string_view name) {
  return name.find_first_of("*?[") != std::string_view::npos;
}

std::vector<std::int64_t> find_symbols(const Database& database,
                                       const std::string& target,
                                       const std::vector<std::string>& names) {
  Ids all;
  for (const auto& name : names) {
    Ids ids = is_pattern(name) ? Ids{} : named(database, target, name);
    if (ids.empty()) {
      ids = matching(database, target, name);
    }
    all.insert(all.end(), ids.begin(), ids.end());
  }
  std::ranges::sort(all);
  const auto same = std::ranges::unique(all);
  all.erase(same.begin(), same.end());
  return all;
}

}  // namespace memstrata

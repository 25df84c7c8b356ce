#include "query/renames.hpp"

#include <utility>

#include "query/answer.hpp"
#include "query/symbol_search.hpp"
#include "text/json_list.hpp"
#include "text/names.hpp"

namespace memstrata {
std::vector<Rename> renames(const Database& database, const std::string& target) {
  std::vector<Rename> all;
  ask(database, "symbol/renames", {{"target", target}}, [&all](const AnswerRow& row) {
    all.push_back({.old_name = row.text("old"),
                   .new_name = row.text("new"),
                   .latest = row.text("latest")});
  });
  return all;
}

LatestNames::LatestNames(const Database& database, const std::string& target) {
  for (auto& rename : renames(database, target)) {
    latest_.emplace(std::move(rename.old_name), std::move(rename.latest));
  }
}

const std::string& LatestNames::of(const std::string& name) const {
  const auto found = latest_.find(name);
  return found == latest_.end() ? name : found->second;
}

std::vector<std::string> with_renamed(const Database& database, const std::string& target,
                                      std::vector<std::string> names) {
  std::vector<std::string> asked;
  asked.reserve(names.size());
  for (const auto& name : names) {
    asked.push_back(is_pattern(name) ? name : normalised_symbol(name));
  }
  ask(database, "symbol/renames", {{"target", target}, {"symbols", json_list(asked)}},
      [&names](const AnswerRow& row) {
        names.push_back(row.text("old"));
        names.push_back(row.text("latest"));
      });
  return names;
}

}  // namespace memstrata

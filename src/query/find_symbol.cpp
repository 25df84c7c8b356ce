#include "query/find_symbol.hpp"

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/symbol_search.hpp"
#include "query/unknown_name.hpp"
#include "store/builds.hpp"
#include "text/json_list.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

SymbolPlace place_of(const AnswerRow& row) {
  return {.target = row.text("target"),
          .branch = row.text("branch"),
          .name = row.text("name"),
          .object = row.text("object"),
          .archive = row.text("archive"),
          .region = row.text("region"),
          .alias_of = row.text("alias_of"),
          .builds = row.integer("builds"),
          .first = row.text("first"),
          .first_time = row.integer("first_time"),
          .last = row.text("last"),
          .last_time = row.integer("last_time"),
          .smallest = row.integer("smallest"),
          .largest = row.integer("largest"),
          .size = row.maybe_integer("size")};
}

/// An empty text lets everything pass.
std::string filter(const std::string& name) {
  return json_list(name.empty() ? std::vector<std::string>{} : std::vector{name});
}

[[noreturn]] void refuse(const Database& database, const std::string& name,
                         const std::string& target) {
  const auto targets = stored_targets(database);
  if (!target.empty() || targets.size() == 1) {
    refuse_name(database, target.empty() ? targets.front() : target, name);
  }
  throw Error(ErrorCode::not_found, "no target has a symbol '" + name + "'");
}

}  // namespace

std::vector<SymbolPlace> find_symbol(const Database& database, const std::string& name,
                                     const std::string& target,
                                     const std::string& branch) {
  const std::string wanted = is_pattern(name) ? name : normalised_symbol(name);
  std::vector<SymbolPlace> places;
  ask(database, "symbol/find",
      {{"symbols", json_list({wanted})},
       {"targets", filter(target)},
       {"branches", filter(branch)}},
      [&places](const AnswerRow& row) { places.push_back(place_of(row)); });
  if (places.empty()) {
    refuse(database, name, target);
  }
  return places;
}

}  // namespace memstrata

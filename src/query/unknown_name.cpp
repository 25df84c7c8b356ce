#include "query/unknown_name.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/suggestion.hpp"

namespace memstrata {

void refuse_name(const Database& database, const std::string& target,
                 const std::string& wanted) {
  std::vector<std::string> names;
  ask(database, "target/parts", {{"target", target}}, [&names](const AnswerRow& row) {
    if (std::string name = row.text("name"); !name.empty()) {
      names.push_back(std::move(name));
    }
  });
  if (wanted.empty() || std::ranges::find(names, wanted) != names.end()) {
    throw Error(ErrorCode::not_found,
                target + " has nothing" +
                    (wanted.empty() ? "" : " called '" + wanted + "'") +
                    " that passes the filters");
  }
  throw Error(ErrorCode::not_found, target + " has nothing called '" + wanted + "'" +
                                        did_you_mean(wanted, names));
}

}  // namespace memstrata

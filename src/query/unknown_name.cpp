#include "query/unknown_name.hpp"

#include <vector>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/suggestion.hpp"

namespace memstrata {

void refuse_name(const Database& database, const std::string& target,
                 const std::string& wanted) {
  std::vector<std::string> names;
  ask(database, "target/parts", {{"target", target}},
      [&names](const AnswerRow& row) { names.push_back(row.text("name")); });
  throw Error(ErrorCode::not_found, target + " has nothing called '" + wanted + "'" +
                                        did_you_mean(wanted, names));
}

}  // namespace memstrata

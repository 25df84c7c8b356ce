#include "query/marks.hpp"

#include "query/answer.hpp"

namespace memstrata {

std::vector<MarkedBuild> marked_builds(const Database& database,
                                       const std::string& target,
                                       const std::string& branch, MarkScope scope) {
  std::vector<MarkedBuild> builds;
  ask(database, "build/marks",
      {{"target", target},
       {"branch", branch},
       {"releases", std::int64_t{scope == MarkScope::releases ? 1 : 0}}},
      [&builds](const AnswerRow& row) {
        builds.push_back({.build = row.integer("build"),
                          .label = row.text("label"),
                          .marks = row.texts("marks")});
      });
  return builds;
}

}  // namespace memstrata

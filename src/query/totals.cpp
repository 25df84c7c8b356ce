#include "query/totals.hpp"

#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/filter_arguments.hpp"

namespace memstrata {

std::vector<BuildTotal> build_totals(const Database& database,
                                     const std::vector<StoredBuild>& builds,
                                     const Filters& filters) {
  Arguments arguments{{"builds", build_ids_json(builds)}};
  add_filters(arguments, filters);
  std::vector<BuildTotal> totals;
  ask(database, "build/totals", arguments, [&totals](const AnswerRow& row) {
    totals.push_back({.total = row.integer("total"),
                      .fill = row.integer("fill"),
                      .overlap = row.integer("overlap")});
  });
  return totals;
}

}  // namespace memstrata

#include "query/overflow.hpp"

#include <utility>

#include "query/answer.hpp"
#include "query/build_rows.hpp"

namespace memstrata {
namespace {

/// What grew in the block since the good build.
std::vector<DiffRow> growers_of(const Database& database, const StoredBuild& good,
                                const StoredBuild& build, const std::string& block,
                                std::size_t growers) {
  Diff diff = diff_builds(database, good, build, Level::symbol,
                          {.blocks = {block}, .min_delta = 1, .row_limit = growers});
  std::erase_if(diff.rows, [](const DiffRow& row) { return row.delta <= 0; });
  return std::move(diff.rows);
}

}  // namespace

std::vector<Overflow> overflows(const Database& database, const StoredBuild& build,
                                std::size_t growers) {
  std::vector<Overflow> all;
  ask(database, "build/overflow", {{"build", build.id}}, [&](const AnswerRow& row) {
    Overflow overflow{.block = row.text("name"),
                      .over = row.integer("over"),
                      .delta = row.integer("delta")};
    if (const auto good = row.maybe_integer("good")) {
      overflow.good = builds_by_id(database, {*good}).front();
    }
    all.push_back(std::move(overflow));
  });
  for (auto& overflow : all) {
    if (overflow.good) {
      overflow.growers =
          growers_of(database, *overflow.good, build, overflow.block, growers);
    }
  }
  return all;
}

}  // namespace memstrata

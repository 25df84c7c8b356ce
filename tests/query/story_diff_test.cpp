#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/diff.hpp"
#include "query/growth.hpp"
#include "query/listing.hpp"
#include "query/story.hpp"
#include "support/fixture.hpp"
#include "text/names.hpp"

// The sample firmware's history: every pair of builds closes, and what differs is
// what nm says (fixtures/README.md, "The right answers").

namespace memstrata {
namespace {

class StoryTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<Database>(
        ":memory:",
        OpenOptions{.access = Access::write, .durability = Durability::normal});
    test::put_story(*database_);
  }
  static void TearDownTestSuite() { database_.reset(); }

  static const Database& database() { return *database_; }

 private:
  static inline std::unique_ptr<Database> database_;
};

/// rows + others + fill - overlap.delta = total.delta
std::int64_t sum_of(const Diff& diff) {
  std::int64_t sum = diff.fill.delta - diff.overlap.delta;
  for (const auto& row : diff.rows) {
    sum += row.delta;
  }
  return sum + (diff.others ? diff.others->delta : 0);
}

/// No block, then each block of the newest build.
std::vector<Filters> scopes(const Database& database, const StoredBuild& newest) {
  std::vector<Filters> all{{.row_limit = 5}};
  for (const auto& block : block_sizes(database, newest)) {
    all.push_back({.blocks = {block.name}, .row_limit = 5});
  }
  return all;
}

void expect_closes(const Diff& diff) {
  const auto& scope = diff.filters.blocks;
  EXPECT_EQ(sum_of(diff), diff.total->delta)
      << diff.old_build.metadata.label << " to " << diff.new_build.metadata.label
      << " by " << level_name(diff.level) << " in "
      << (scope.empty() ? "all" : scope.front());
  EXPECT_TRUE(diff.adds_up);
}

class StoryLevelTest
    : public StoryTest,
      public testing::WithParamInterface<std::tuple<std::string, Level>> {};

TEST_P(StoryLevelTest, ClosesForEveryPairOfBuildsInEveryBlock) {
  const auto& [target, level] = GetParam();
  const auto builds = test::story_builds(database(), target);
  for (const auto& scope : scopes(database(), builds.back())) {
    for (auto old_build = builds.begin(); old_build != builds.end(); ++old_build) {
      for (auto new_build = old_build + 1; new_build != builds.end(); ++new_build) {
        expect_closes(diff_builds(database(), *old_build, *new_build, level, scope));
      }
    }
  }
}

TEST_P(StoryLevelTest, IsTheNegativeOfTheDiffTheOtherWayRound) {
  const auto& [target, level] = GetParam();
  const auto first = test::story_build(database(), target, "v1.0.0");
  const auto last = test::story_build(database(), target, "v1.2.0-2-gd70b348");
  const auto forth = diff_builds(database(), first, last, level);
  const auto back = diff_builds(database(), last, first, level);
  EXPECT_EQ(forth.total->delta, -back.total->delta);
  EXPECT_EQ(forth.fill.delta, -back.fill.delta);
  ASSERT_EQ(forth.rows.size(), back.rows.size());
  EXPECT_EQ(sum_of(forth), -sum_of(back));
}

/// Growth of each name, those of several objects summed, as truth.json has it: of what
/// was renamed one name goes and the other comes.
std::map<std::string, std::int64_t> deltas_by_name(const Diff& diff) {
  std::map<std::string, std::int64_t> deltas;
  for (const auto& row : diff.rows) {
    if (row.change == "renamed") {
      deltas[demangled(row.from->name)] -= row.old_size.value();
      deltas[demangled(row.name)] += row.new_size.value();
      continue;
    }
    deltas[demangled(row.name)] += row.delta;
    for (const auto& alias : row.aliases) {
      deltas[demangled(alias)] += row.delta;
    }
  }
  return deltas;
}

class StoryDiffTest : public StoryTest,
                      public testing::WithParamInterface<std::string> {};

TEST_P(StoryDiffTest, FindsWhatDiffersBetweenReleasesAsNmDoes) {
  const auto truth = test::fixture_json("expected/truth.json");
  for (const auto& pair : truth["growth"]) {
    if (pair["target"] != GetParam()) {
      continue;
    }
    const auto diff =
        diff_builds(database(), test::story_build(database(), GetParam(), pair["from"]),
                    test::story_build(database(), GetParam(), pair["to"]));
    const auto deltas = deltas_by_name(diff);
    for (const auto& symbol : pair["symbols"]) {
      const std::string name = symbol["name"];
      if (symbol["shared"].get<bool>()) {
        continue;
      }
      const auto found = deltas.find(name);
      ASSERT_NE(found, deltas.end()) << name << " " << pair["from"] << " " << pair["to"];
      // A map does not show the alignment behind a function: up to 3 bytes.
      EXPECT_NEAR(static_cast<double>(found->second), symbol["delta"].get<double>(), 3)
          << name << " " << pair["from"] << " " << pair["to"];
    }
  }
}

std::string target_name(const testing::TestParamInfo<std::string>& info) {
  return test::as_test_name(info.param);
}

std::string level_test_name(
    const testing::TestParamInfo<std::tuple<std::string, Level>>& info) {
  const auto& [target, level] = info.param;
  return test::as_test_name(target + " by " + std::string(level_name(level)));
}

INSTANTIATE_TEST_SUITE_P(Targets, StoryDiffTest, testing::Values("node-m4", "node-rv32"),
                         target_name);
INSTANTIATE_TEST_SUITE_P(Targets, StoryLevelTest,
                         testing::Combine(testing::Values("node-m4", "node-rv32"),
                                          testing::Values(Level::region, Level::archive,
                                                          Level::object, Level::symbol)),
                         level_test_name);

}  // namespace
}  // namespace memstrata

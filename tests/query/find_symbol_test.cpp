#include "query/find_symbol.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "query/story_answers.hpp"

namespace memstrata {
namespace {

using FindSymbolTest = test::StoryAnswersTest;

/// What nm sees of a name in the builds of a branch.
struct Seen {
  std::int64_t builds = 0;
  std::int64_t smallest = 0;
  std::int64_t largest = 0;
  std::string first;
  std::string last;
};

Seen seen_by_nm(const nlohmann::json& truth, const std::string& target,
                const std::string& branch, const std::string& name) {
  Seen seen;
  for (const auto& build : truth["builds"]) {
    const bool is_of_release = build["label"] == "v1.1.1";
    const std::int64_t size = test::size_by_nm(build, name);
    if (build["target"] != target || is_of_release != (branch != "main") || size == 0) {
      continue;
    }
    seen.smallest = seen.builds == 0 ? size : std::min(seen.smallest, size);
    seen.largest = std::max(seen.largest, size);
    seen.first = seen.builds == 0 ? build["label"].get<std::string>() : seen.first;
    seen.last = build["label"];
    ++seen.builds;
  }
  return seen;
}

TEST_F(FindSymbolTest, CountsTheBuildsThatNmCounts) {
  for (const std::string name :
       {"temperature_table", "receive_buffer", "debug_write", "queue"}) {
    const auto places = find_symbol(database(), name);
    ASSERT_EQ(places.size(), 4U) << name;
    for (const auto& place : places) {
      const Seen seen = seen_by_nm(truth(), place.target, place.branch, name);
      EXPECT_EQ(place.builds, seen.builds) << name << " " << place.target << place.branch;
      EXPECT_EQ(place.first, seen.first);
      EXPECT_EQ(place.last, seen.last);
      EXPECT_EQ(place.smallest, seen.smallest);
      EXPECT_EQ(place.largest, seen.largest);
    }
  }
}

TEST_F(FindSymbolTest, SaysOfWhichGroupANameIs) {
  for (const auto& place : find_symbol(database(), "debug_write")) {
    EXPECT_EQ(place.alias_of, "uart_write");
  }
}

TEST_F(FindSymbolTest, SaysThatASymbolIsGone) {
  const auto places = find_symbol(database(), "crc_update", "node-m4", "main");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].size, std::nullopt);
  EXPECT_EQ(places[0].last, "v1.1.0");
}

TEST_F(FindSymbolTest, TakesPatternsAndDemangledNames) {
  const auto places = find_symbol(database(), "crc*", "node-m4", "main");
  std::vector<std::string> names;
  for (const auto& place : places) {
    names.push_back(place.name);
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"crc_update", "crc16_ccitt"}));
  EXPECT_FALSE(find_symbol(database(), "node::Scheduler::*").empty());
}

TEST_F(FindSymbolTest, RefusesANameThatIsNowhere) {
  EXPECT_THROW(find_symbol(database(), "no_such_symbol"), Error);
}

}  // namespace
}  // namespace memstrata

#include "query/aliases.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "query/story_answers.hpp"

namespace memstrata {
namespace {

using AliasesTest = test::StoryAnswersTest;

using Names = std::set<std::string>;

Names names_of(const AliasGroup& group) {
  Names names(group.aliases.begin(), group.aliases.end());
  names.insert(group.name);
  return names;
}

/// Those that tell of one name.
std::vector<AliasEvent> events_of(const Aliases& aliases, const std::string& name) {
  std::vector<AliasEvent> events;
  std::ranges::copy_if(aliases.events, std::back_inserter(events),
                       [&name](const AliasEvent& event) { return event.name == name; });
  return events;
}

TEST_F(AliasesTest, AreTheGlobalNamesOfOneAddress) {
  for (const auto& known : truth()["builds"]) {
    const auto stored = build(known["label"], known["target"]);
    for (const auto& group : known["aliases"]) {
      const auto expected = group.get<Names>();
      const auto answer = aliases_of_name(database(), stored, *expected.begin());
      ASSERT_FALSE(answer.groups.empty()) << *expected.begin();
      EXPECT_TRUE(std::ranges::any_of(answer.groups,
                                      [&expected](const auto& found) {
                                        const Names names = names_of(found);
                                        return std::ranges::includes(names, expected);
                                      }))
          << known["label"] << " " << testing::PrintToString(expected);
    }
  }
}

TEST_F(AliasesTest, TellWhenANameLeftItsGroup) {
  const auto answer = aliases_of_name(database(), build("v1.2.0"), "can_interrupt");
  ASSERT_EQ(answer.groups.size(), 1U);
  EXPECT_EQ(names_of(answer.groups[0]), Names{"can_interrupt"});
  const auto events = events_of(answer, "can_interrupt");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].change, "joined");
  EXPECT_EQ(answer.builds[events[0].build].metadata.label, "v1.0.0");
  EXPECT_EQ(events[1].change, "left");
  EXPECT_EQ(events[1].group, "default_handler");
  EXPECT_EQ(answer.builds[events[1].build].metadata.label, "v1.0.0-1-g8a41be0");
  EXPECT_EQ(events[1].delta, 0);
}

TEST_F(AliasesTest, TellThatANewNameIsNoGrowth) {
  const auto answer = aliases_of_name(database(), build("v1.2.0"), "debug_write");
  ASSERT_EQ(answer.groups.size(), 1U);
  EXPECT_EQ(names_of(answer.groups[0]), (Names{"debug_write", "uart_write"}));
  const auto events = events_of(answer, "debug_write");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(answer.builds[events[0].build].metadata.label, "v1.1.0");
  EXPECT_EQ(events[0].delta, 0);
}

TEST_F(AliasesTest, AreAskedForOfTheBuildThatIsMeant) {
  const auto before = aliases_of_name(database(), build("v1.0.0"), "can_interrupt");
  ASSERT_EQ(before.groups.size(), 1U);
  EXPECT_EQ(before.groups[0].name, "default_handler");
  EXPECT_EQ(before.groups[0].aliases.size(), 6U);
}

TEST_F(AliasesTest, AreFoundByAddress) {
  // v1.0.0: nm says 0x08000400 for default_handler and its aliases.
  const auto answer = aliases_at(database(), build("v1.0.0"), 0x0800'0400);
  ASSERT_EQ(answer.groups.size(), 1U);
  EXPECT_EQ(answer.groups[0].name, "default_handler");
}

TEST_F(AliasesTest, RefuseANameThatNoBuildHas) {
  try {
    aliases_of_name(database(), build("v1.0.0"), "can_interupt");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_THAT(error.what(), testing::HasSubstr("can_interrupt"));
  }
}

}  // namespace
}  // namespace memstrata

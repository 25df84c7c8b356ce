#include "query/overflow.hpp"

#include <gmock/gmock.h>

#include "query/story_answers.hpp"

namespace memstrata {
namespace {

class OverflowTest : public test::StoryAnswersTest {};

TEST_F(OverflowTest, SaysByHowMuchAsLdDoesAndWhatGrewSinceTheLastGoodBuild) {
  for (const auto& known : truth()["builds"]) {
    if (known["target"] != "node-m4") {
      continue;
    }
    const auto found = overflows(database(), build(known["label"]));
    ASSERT_EQ(found.size(), known["overflow"].size()) << known["label"];
    for (const auto& overflow : found) {
      EXPECT_EQ(overflow.over, known["overflow"][overflow.block]);
      EXPECT_EQ(overflow.good->metadata.label, "v1.1.0-4-g9c03d8f");
    }
  }
}

// The log of 1,536 entries of 8 bytes, 512 bytes before.
TEST_F(OverflowTest, NamesTheLargestGrowers) {
  const auto found = overflows(database(), build("v1.1.0-5-g62afb91")).at(0);
  EXPECT_EQ(found.block, "RAM");
  EXPECT_EQ(found.delta, 11'776);
  EXPECT_EQ(found.growers.at(0).name, "entries");
  EXPECT_EQ(found.growers.at(0).delta, 11'776);
}

}  // namespace
}  // namespace memstrata

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/answer.hpp"
#include "query/story_answers.hpp"

// build/parts says of several builds what region/places and block/sizes say of one.

namespace memstrata {
namespace {

using Json = nlohmann::json;

class PartsTest : public test::StoryAnswersTest {
 protected:
  struct Parts {
    std::int64_t build = 0;
    Json blocks;
    Json regions;
  };

  std::vector<Parts> parts(const std::vector<StoredBuild>& builds,
                           const std::string& blocks) {
    auto ids = Json::array();
    for (const auto& build : builds) {
      ids.push_back(build.id);
    }
    std::vector<Parts> all;
    ask(database(), "build/parts", {{"builds", ids.dump()}, {"blocks", blocks}},
        [&all](const AnswerRow& row) {
          all.push_back({row.integer("build"), Json::parse(row.text("blocks")),
                         Json::parse(row.text("regions"))});
        });
    return all;
  }

  Json regions_of(const StoredBuild& build, const std::string& blocks) {
    auto regions = Json::array();
    ask(database(), "region/places", {{"build", build.id}, {"blocks", blocks}},
        [&regions](const AnswerRow& row) {
          regions.push_back({{"name", row.text("name")},
                             {"role", row.text("role")},
                             {"size", row.integer("size")}});
        });
    return regions;
  }
};

TEST_F(PartsTest, AreTheRegionsOfEachBuildInTheOrderAsked) {
  const std::vector builds{build("v1.2.0"), build("v1.0.0"), build("v1.1.0")};
  for (const std::string blocks : {R"(["FLASH"])", R"(["RAM"])", "[]"}) {
    const auto found = parts(builds, blocks);
    ASSERT_EQ(found.size(), builds.size());
    for (std::size_t i = 0; i < builds.size(); ++i) {
      EXPECT_EQ(found[i].build, builds[i].id);
      EXPECT_FALSE(found[i].regions.empty()) << blocks;
      EXPECT_EQ(found[i].regions, regions_of(builds[i], blocks)) << blocks;
    }
  }
}

TEST_F(PartsTest, HaveTheFiguresOfTheBlocks) {
  const auto stored = build("v1.2.0");
  auto sizes = Json::array();
  ask(database(), "block/sizes", {{"build", stored.id}}, [&sizes](const AnswerRow& row) {
    sizes.push_back({{"name", row.text("name")},
                     {"length", row.integer("length")},
                     {"high_water", row.integer("high_water")},
                     {"holes", row.integer("holes")},
                     {"free", row.integer("free")}});
  });
  EXPECT_GT(sizes.size(), 2U);
  EXPECT_EQ(parts({stored}, "[]").front().blocks, sizes);
}

TEST_F(PartsTest, OfABlockThatIsNotThereAreNone) {
  const auto found = parts({build("v1.2.0")}, R"(["NOWHERE"])");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().blocks.empty());
  EXPECT_TRUE(found.front().regions.empty());
}

}  // namespace
}  // namespace memstrata

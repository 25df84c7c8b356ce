#include <map>
#include <string>

#include <gtest/gtest.h>

#include "query/answer.hpp"
#include "query/listing.hpp"
#include "query/story_answers.hpp"

namespace memstrata {
namespace {

using TreeTest = test::StoryAnswersTest;

struct Node {
  std::string parent;
  std::string level;
  std::string name;
  std::int64_t size = 0;
};

std::map<std::string, Node> tree_of(const Database& database, const StoredBuild& build,
                                    const std::string& depth) {
  std::map<std::string, Node> tree;
  ask(database, "build/tree", {{"build", build.id}, {"depth", depth}},
      [&tree](const AnswerRow& row) {
        const Node node{.parent = row.text("parent"),
                        .level = row.text("level"),
                        .name = row.text("name"),
                        .size = row.integer("size")};
        EXPECT_TRUE(tree.emplace(row.text("key"), node).second) << row.text("key");
      });
  return tree;
}

TEST_F(TreeTest, IsTheSumOfWhatIsBelowOnEveryLevel) {
  for (const std::string target : {"node-m4", "node-rv32"}) {
    for (const std::string depth : {"region", "object", "symbol"}) {
      const auto tree = tree_of(database(), build("v1.2.0", target), depth);
      std::map<std::string, std::int64_t> sums;
      for (const auto& [key, node] : tree) {
        if (!node.parent.empty()) {
          ASSERT_TRUE(tree.contains(node.parent)) << node.parent;
          sums[node.parent] += node.size;
        }
      }
      for (const auto& [key, sum] : sums) {
        EXPECT_EQ(tree.at(key).size, sum) << key << " " << depth;
      }
    }
  }
}

TEST_F(TreeTest, HasWhatABlockUses) {
  const auto stored = build("v1.2.0");
  const auto tree = tree_of(database(), stored, "region");
  for (const auto& block : block_sizes(database(), stored)) {
    for (const auto& [key, node] : tree) {
      if (node.level == "block" && node.name == block.name) {
        EXPECT_EQ(node.size, block.used + block.overlap) << block.name;
      }
    }
  }
}

TEST_F(TreeTest, EndsAtTheDepthThatIsAskedFor) {
  for (const auto& [key, node] : tree_of(database(), build("v1.2.0"), "object")) {
    EXPECT_NE(node.level, "symbol");
  }
}

}  // namespace
}  // namespace memstrata

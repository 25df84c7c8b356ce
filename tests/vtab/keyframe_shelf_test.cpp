#include "vtab/keyframe_shelf.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace memstrata {
namespace {

std::shared_ptr<const Records> table_of(std::size_t bytes) {
  const std::string record(bytes - sizeof(std::uint32_t), 'r');  // with where it ends
  Records records;
  records.append(record);
  return std::make_shared<const Records>(std::move(records));
}

BuildKey build(std::int64_t ord) {
  return {1, 1, ord};
}

TEST(KeyframeShelfTest, GivesBackWhatWasPutOnIt) {
  KeyframeShelf shelf(100);
  const auto table = table_of(40);
  shelf.put(build(1), table);
  EXPECT_EQ(shelf.find(build(1)), table);
  EXPECT_EQ(shelf.find(build(2)), nullptr);
  EXPECT_EQ(shelf.find({2, 1, 1}), nullptr);
  EXPECT_EQ(shelf.bytes(), 40);
}

TEST(KeyframeShelfTest, MakesRoomByWhatWasAskedForLongestAgo) {
  KeyframeShelf shelf(100);
  for (const std::int64_t ord : {1, 2, 3}) {
    shelf.put(build(ord), table_of(30));
  }
  EXPECT_NE(shelf.find(build(1)), nullptr);
  shelf.put(build(4), table_of(35));
  EXPECT_EQ(shelf.find(build(2)), nullptr);
  EXPECT_NE(shelf.find(build(3)), nullptr);
  EXPECT_NE(shelf.find(build(1)), nullptr);
  EXPECT_NE(shelf.find(build(4)), nullptr);
  EXPECT_EQ(shelf.bytes(), 95);
}

TEST(KeyframeShelfTest, LeavesOutWhatIsLargerThanItself) {
  KeyframeShelf shelf(100);
  shelf.put(build(1), table_of(60));
  shelf.put(build(2), table_of(101));
  EXPECT_EQ(shelf.find(build(2)), nullptr);
  EXPECT_NE(shelf.find(build(1)), nullptr);
}

TEST(KeyframeShelfTest, HoldsNothingOnceItIsCleared) {
  KeyframeShelf shelf(100);
  shelf.put(build(1), table_of(60));
  shelf.clear();
  EXPECT_EQ(shelf.find(build(1)), nullptr);
  EXPECT_EQ(shelf.bytes(), 0);
}

}  // namespace
}  // namespace memstrata

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vtab/table_functions_fixture.hpp"

namespace memstrata {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Rows;
using testing::small_firmware;
using testing::TableFunctionsTest;

/// Builds 10, 20 and 30 of a branch, of which 20 is where branch 2 with 25 forks off.
/// Region 1 runs in block 1; region 2 too, and from 30 on its load image lies there.
class LineSpendingTest : public TableFunctionsTest {
 protected:
  LineSpendingTest() {
    history_.put(1, 30, small_firmware(history_, 60));
    history_.fork(2, 1, 20);
    history_.put(2, 25, small_firmware(history_, 70));
    insert(
        "object_change (target_id, branch_id, object_id, region_id, kind, ord, size, "
        "delta)",
        {"1, 1, 1, 'object', 10, 1, 100", "1, 1, 1, 'object', 20, 1, 8",
         "1, 1, 1, 'merged', 20, 1, -3", "1, 1, 2, 'object', 30, 1, 5",
         "1, 2, 1, 'object', 20, 1, -20", "1, 0, 1, 'fill', 20, 1, 2",
         "1, 0, 1, 'fill', 30, 1, -1", "2, 2, 1, 'object', 25, 1, 7"});
    insert(
        "region_change (target_id, branch_id, region_id, ord, takes_space, block_id, "
        "load_size, load_block_id, size, fill, delta)",
        {"1, 1, 10, 1, 1, 0, 0, 1, 0, 1", "1, 2, 10, 1, 1, 0, 0, 1, 0, 1",
         "1, 2, 30, 1, 1, 5, 1, 1, 0, 1"});
    insert(
        "block_change (target_id, branch_id, block_id, ord, length, all_used, "
        "all_high_water, delta, present, position, origin, parent_block_id, "
        "same_range_id, run, load, overlap, used, high_water, all_run, all_load, "
        "all_overlap)",
        {"1, 1, 10, 1000, 100, 120, 100, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0",
         "1, 1, 20, NULL, 87, 127, -13, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0",
         "2, 1, 25, 1000, 90, 90, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0"});
    history_.run("UPDATE build SET loaded_bytes = 100 + 2 * ord");
  }

  void insert(const std::string& table, const std::vector<std::string>& all_values) {
    for (const std::string& values : all_values) {
      history_.run("INSERT INTO " + table + " VALUES (1, " + values + ")");
    }
  }

  /// `arguments` are those behind the target.
  [[nodiscard]] Rows spending(const std::string& arguments) const {
    return rows(
        "SELECT place, kind, owner, spent, given_back, moved, delta, builds "
        "FROM line_spending(1, " +
        arguments + ")");
  }
};

// All objects of block 1, or of every region once, without what no object explains.
constexpr const char* kOfBlock = ", 0, 1, '[1]', NULL, '[]', NULL";
constexpr const char* kOfRegions = ", 0, 0, NULL, NULL, '[]', NULL";

TEST_F(LineSpendingTest, SumsUpEachBuildBehindTheFirst) {
  EXPECT_THAT(spending("1, 0, 1" + std::string(kOfBlock)),
              ElementsAre("1|build|null|7|20|0|-13|1", "2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 1, 1" + std::string(kOfBlock)),
              ElementsAre("2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 2, 1" + std::string(kOfBlock)), IsEmpty());
}

TEST_F(LineSpendingTest, CountsARegionOnceUnlessBlocksAreAsked) {
  EXPECT_THAT(spending("1, 1, 1" + std::string(kOfRegions)),
              ElementsAre("2|build|null|5|1|0|4|1"));
  EXPECT_THAT(spending("1, 1, 1, 0, 1, '[7]', NULL, '[]', NULL"), IsEmpty());
  EXPECT_THAT(spending("1, 1, 1, 0, 1, '[1]', '[1]', '[]', NULL"),
              ElementsAre("2|build|null|0|1|0|-1|1"));
}

TEST_F(LineSpendingTest, SumsUpEachObjectAndKind) {
  EXPECT_THAT(spending("1, 0, 0" + std::string(kOfBlock)),
              ElementsAre("null|object|1|15|0|0|15|2", "null|object|2|0|20|0|-20|1",
                          "null|fill|0|2|1|0|1|2"));
}

TEST_F(LineSpendingTest, FollowsABranchIntoTheOneItForksFrom) {
  EXPECT_THAT(spending("2, -1, 1" + std::string(kOfBlock)),
              ElementsAre("0|build|null|100|0|0|100|1", "1|build|null|7|20|0|-13|1",
                          "2|build|null|7|0|0|7|1"));
}

TEST_F(LineSpendingTest, CountsNeitherSideOfAMoveAsSpent) {
  EXPECT_THAT(spending("1, 0, 1, 0, 1, '[1]', NULL, '[1,2,1,15]', NULL"),
              ElementsAre("1|build|null|2|15|0|-13|1", "2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 0, 0, 0, 1, '[1]', NULL, '[1,2,1,15]', '[2,2]'"),
              ElementsAre("null|object|2|0|5|-15|-20|1"));
  EXPECT_THAT(
      spending("1, 0, 0, 0, 1, '[]', NULL, '[0,2,1,15,3,2,1,15,-7,2,1,15]', NULL"),
      IsEmpty())
      << "of no build behind the first";
}

TEST_F(LineSpendingTest, SumsUpWhatHasOneOwner) {
  EXPECT_THAT(spending("1, 0, 0, 0, 1, '[1]', NULL, '[]', '[1,7,2,7]'"),
              ElementsAre("null|object|7|15|20|0|-5|2"));
  EXPECT_THAT(spending("1, 0, 0, 0, 1, '[1]', NULL, '[]', '[]'"), IsEmpty());
}

// Build 30 leaves the block as it was: 9 bytes of objects are nobody's; branch 2 added
// 7 bytes of objects and 3 of the block.
TEST_F(LineSpendingTest, BooksWhatNoObjectExplains) {
  EXPECT_THAT(spending("1, 0, 1, 1, 1, '[1]', NULL, '[]', NULL"),
              ElementsAre("1|build|null|7|20|0|-13|1", "2|build|null|10|10|0|0|1"));
  EXPECT_THAT(spending("2, 0, 0, 1, 1, '[1]', NULL, '[]', '[1,1]'"),
              ElementsAre("null|rest|null|0|4|0|-4|1", "null|object|1|5|0|0|5|1"));
}

TEST_F(LineSpendingTest, BooksTheRestOfAllLoadedRegions) {
  EXPECT_THAT(spending("1, -1, 1, 1, 0, NULL, NULL, '[]', NULL"),
              ElementsAre("0|build|null|120|0|0|120|1", "1|build|null|40|20|0|20|1",
                          "2|build|null|21|1|0|20|1"));
}

TEST_F(LineSpendingTest, SaysWhatEachBuildLeftOfTheBlock) {
  const auto left = [this](const std::string& arguments) {
    return rows("SELECT branch_id, ord, used, free FROM line_spending(1, " + arguments +
                ")");
  };
  EXPECT_THAT(left("1, -1, 1" + std::string(kOfBlock)),
              ElementsAre("1|10|100|880", "1|20|87|null", "1|30|87|null"));
  EXPECT_THAT(left("2, 1, 1" + std::string(kOfBlock)), ElementsAre("2|25|90|910"));
  EXPECT_THAT(left("2, 1, 1" + std::string(kOfRegions)), ElementsAre("2|25|null|null"));
  EXPECT_THAT(left("2, 1, 0" + std::string(kOfBlock)),
              ElementsAre("null|null|null|null"));
}

TEST_F(LineSpendingTest, SaysWhatIsNoList) {
  const auto failed = [this](const std::string& lists) {
    return failure("SELECT * FROM line_spending(1, 1, 0, 1, 0, 0, NULL, NULL, " + lists +
                   ")");
  };
  EXPECT_THAT(failed("NULL, NULL"), HasSubstr("moves are a JSON array"));
  EXPECT_THAT(failed("'[1]', NULL"), HasSubstr("moves are a JSON array"));
  EXPECT_THAT(failed("'[]', '[1,2,3]'"), HasSubstr("owners are a JSON array"));
}

TEST_F(LineSpendingTest, HasNoRowsWhereThereAreNoBuilds) {
  EXPECT_THAT(spending("9, 0, 1, 1, 1, NULL, NULL, '[1,2,1,15]', NULL"), IsEmpty());
  EXPECT_THAT(spending("1, 9223372036854775807, 1" + std::string(kOfBlock)), IsEmpty());
}

}  // namespace
}  // namespace memstrata

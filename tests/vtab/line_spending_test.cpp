#include <string>

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

// Region 1 counts once, region 2 twice from the third build on.
constexpr const char* kWeights = "'[1,0,99,1,2,0,2,1,2,2,99,2]'";

/// Builds 10, 20 and 30 of a branch, of which 20 is where branch 2 with 25 forks off.
class LineSpendingTest : public TableFunctionsTest {
 protected:
  LineSpendingTest() {
    history_.put(1, 30, small_firmware(history_, 60));
    history_.fork(2, 1, 20);
    history_.put(2, 25, small_firmware(history_, 70));
    for (const std::string change :
         {"1, 1, 1, 'object', 10, 1, 100", "1, 1, 1, 'object', 20, 1, 8",
          "1, 1, 1, 'merged', 20, 1, -3", "1, 1, 2, 'object', 30, 1, 5",
          "1, 2, 1, 'object', 20, 1, -20", "1, 0, 1, 'fill', 20, 1, 2",
          "1, 0, 1, 'fill', 30, 1, -1", "2, 2, 1, 'object', 25, 1, 7"}) {
      history_.run(
          "INSERT INTO object_change (target_id, branch_id, object_id, region_id, "
          "kind, ord, size, delta) VALUES (1, " +
          change + ")");
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

TEST_F(LineSpendingTest, SumsUpEachBuildBehindTheFirst) {
  EXPECT_THAT(spending("1, 0, 1, " + std::string(kWeights) + ", '[]', NULL"),
              ElementsAre("1|build|null|7|20|0|-13|1", "2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 1, 1, " + std::string(kWeights) + ", '[]', NULL"),
              ElementsAre("2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 2, 1, " + std::string(kWeights) + ", '[]', NULL"), IsEmpty());
}

TEST_F(LineSpendingTest, SumsUpEachObjectAndKind) {
  EXPECT_THAT(spending("1, 0, 0, " + std::string(kWeights) + ", '[]', NULL"),
              ElementsAre("null|object|1|15|0|0|15|2", "null|object|2|0|20|0|-20|1",
                          "null|fill|0|2|1|0|1|2"));
}

TEST_F(LineSpendingTest, FollowsABranchIntoTheOneItForksFrom) {
  EXPECT_THAT(spending("2, -1, 1, " + std::string(kWeights) + ", '[]', NULL"),
              ElementsAre("0|build|null|100|0|0|100|1", "1|build|null|7|20|0|-13|1",
                          "2|build|null|7|0|0|7|1"));
}

TEST_F(LineSpendingTest, CountsNeitherSideOfAMoveAsSpent) {
  EXPECT_THAT(spending("1, 0, 1, " + std::string(kWeights) + ", '[1,2,1,15]', NULL"),
              ElementsAre("1|build|null|2|15|0|-13|1", "2|build|null|10|1|0|9|1"));
  EXPECT_THAT(spending("1, 0, 0, " + std::string(kWeights) + ", '[1,2,1,15]', '[2,2]'"),
              ElementsAre("null|object|2|0|5|-15|-20|1"));
  EXPECT_THAT(spending("1, 0, 0, '[]', '[0,2,1,15,3,2,1,15,-7,2,1,15]', NULL"), IsEmpty())
      << "of no build behind the first";
}

TEST_F(LineSpendingTest, SumsUpWhatHasOneOwner) {
  EXPECT_THAT(spending("1, 0, 0, " + std::string(kWeights) + ", '[]', '[1,7,2,7]'"),
              ElementsAre("null|object|7|15|20|0|-5|2"));
  EXPECT_THAT(spending("1, 0, 0, " + std::string(kWeights) + ", '[]', '[]'"), IsEmpty());
}

TEST_F(LineSpendingTest, SaysWhatIsNoList) {
  const auto failed = [this](const std::string& lists) {
    return failure("SELECT * FROM line_spending(1, 1, 0, 1, " + lists + ")");
  };
  EXPECT_THAT(failed("NULL, '[]', NULL"), HasSubstr("weights are a JSON array"));
  EXPECT_THAT(failed("'[1,2,3]', '[]', NULL"), HasSubstr("weights are a JSON array"));
  EXPECT_THAT(failed("'[]', '[1]', NULL"), HasSubstr("moves are a JSON array"));
  EXPECT_THAT(failed("'[]', '[]', '[1,2,3]'"), HasSubstr("owners are a JSON array"));
}

TEST_F(LineSpendingTest, HasNoRowsWhereThereAreNoBuilds) {
  EXPECT_THAT(spending("9, 0, 1, " + std::string(kWeights) + ", '[1,2,1,15]', NULL"),
              IsEmpty());
  EXPECT_THAT(
      spending("1, 9223372036854775807, 1, " + std::string(kWeights) + ", '[]', NULL"),
      IsEmpty());
}

}  // namespace
}  // namespace memstrata

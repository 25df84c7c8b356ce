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

/// A third build, in which start came for helper and main grew once more.
class LargestChangeTest : public TableFunctionsTest {
 protected:
  LargestChangeTest() {
    BuildLayout layout = small_firmware(history_, 60);
    layout.symbols[1].name = history_.text("start");
    layout.symbols[1].symbol_id = layout.symbols[1].group_id = 30;
    history_.put(1, 30, layout);
  }

  /// Of builds 10 and 30; `arguments` are those behind the builds.
  [[nodiscard]] Rows largest(const std::string& arguments) const {
    return rows(
        "SELECT symbol_id, was_id, object_id, region_id, rows, old_size, new_size, "
        "delta, change, is_guess FROM largest_change(1, 1, 10, 1, 30, " +
        arguments + ")");
  }
};

constexpr const char* kEachRegionOnce = "'[0,1,1,0,2,1,0,3,1,1,1,1,1,2,1,1,3,1]'";

TEST_F(LargestChangeTest, ListsTheLargestFirst) {
  EXPECT_THAT(largest("0, 0, 0, " + std::string(kEachRegionOnce) + ", NULL, NULL"),
              ElementsAre("1|1|1|1|1|40|60|20|grew|0", "2|2|2|1|1|8|null|-8|removed|0",
                          "30|30|2|1|1|null|8|8|added|0"));
}

TEST_F(LargestChangeTest, SumsUpWhatIsNotListed) {
  const std::string others = "null|null|null|null|2|8|8|0|null|0";
  const std::string filters = ", " + std::string(kEachRegionOnce) + ", NULL, NULL";
  EXPECT_THAT(largest("0, 0, 1" + filters),
              ElementsAre("1|1|1|1|1|40|60|20|grew|0", others));
  EXPECT_THAT(largest("0, 9, 0" + filters),
              ElementsAre("1|1|1|1|1|40|60|20|grew|0", others));
  EXPECT_THAT(
      largest("1, 9, 0" + filters),
      ElementsAre("1|1|1|1|1|40|60|20|grew|0", "null|null|null|null|1|null|8|8|null|0"));
}

TEST_F(LargestChangeTest, CountsASpanAsOftenAsItsRegion) {
  EXPECT_THAT(largest("0, 0, 1, '[0,1,2,1,1,3]', NULL, NULL"),
              ElementsAre("1|1|1|1|1|80|180|100|grew|0",
                          "null|null|null|null|3|24|36|12|null|0"));
  EXPECT_THAT(largest("0, 0, 1, '[1,1,1]', NULL, NULL"),
              ElementsAre("1|1|1|1|1|null|60|60|added|0",
                          "null|null|null|null|2|null|12|12|null|0"))
      << "start, and the span that is the same in both";
  EXPECT_THAT(largest("0, 0, 0, '[0,7,1,1,7,1]', NULL, NULL"), IsEmpty());
}

TEST_F(LargestChangeTest, CountsOnlyTheObjectsAndSymbolsThatAreAsked) {
  const std::string start = "0, 0, 0, " + std::string(kEachRegionOnce);
  EXPECT_THAT(largest(start + ", '[1]', NULL"), ElementsAre("1|1|1|1|1|40|60|20|grew|0"));
  EXPECT_THAT(largest(start + ", '[2]', '[30,1]'"),
              ElementsAre("30|30|2|1|1|null|8|8|added|0"));
  EXPECT_THAT(largest(start + ", '[]', NULL"), IsEmpty());
}

TEST_F(LargestChangeTest, SaysWhatIsNoList) {
  EXPECT_EQ(failure("SELECT * FROM largest_change(1, 1, 10, 1, 30, 0, 0, 0, '[1', NULL, "
                    "NULL)"),
            "not a JSON array of integers: [1");
  for (const std::string weights : {"NULL", "'[1,2]'", "'[2,1,1]'", "'[-1,1,1]'"}) {
    EXPECT_THAT(failure("SELECT * FROM largest_change(1, 1, 10, 1, 30, 0, 0, 0, " +
                        weights + ", NULL, NULL)"),
                HasSubstr("weights are a JSON array of threes"));
  }
}

TEST_F(LargestChangeTest, GivesItsListsBack) {
  EXPECT_THAT(rows("SELECT DISTINCT weights, objects, symbols, row_limit "
                   "FROM largest_change(1, 1, 10, 1, 30, 0, 0, 2, '[1,1,1]', '[1,2]', "
                   "NULL)"),
              ElementsAre("[1,1,1]|[1,2]|null|2"));
}

}  // namespace
}  // namespace memstrata

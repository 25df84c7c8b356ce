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

constexpr const char* kBothBuilds = "'[0,1,10,1,1,20]'";
constexpr const char* kEachRegionOnce = "'[0,1,1,0,2,1,0,3,1,1,1,1,1,2,1,1,3,1]'";

/// Build 10 and 20, in which main grows, and 30: it has grown again, and the 12 bytes of
/// helper.o are a stub of no object.
class LargestPartTest : public TableFunctionsTest {
 protected:
  LargestPartTest() {
    BuildLayout layout = small_firmware(history_, 60);
    layout.contributions[2].kind = ContributionKind::stub;
    layout.contributions[2].object_id = 0;
    layout.symbols.erase(layout.symbols.begin() + 1, layout.symbols.begin() + 3);
    for (LayoutSymbol& symbol : layout.symbols) {
      symbol.alias_count = 0;
    }
    layout.aliases.clear();
    layout.alias_symbol_ids.clear();
    history_.put(1, 30, layout);
  }

  /// `arguments` are those behind the target.
  [[nodiscard]] Rows parts(const std::string& arguments) const {
    return rows(
        "SELECT level, symbol_id, object_id, archive, region_id, rows, sizes, old_size, "
        "new_size, delta FROM largest_part(1, " +
        arguments + ")");
  }
  /// Of builds 10 and 20, each region once.
  [[nodiscard]] Rows parts_of_both(const std::string& numbers, const std::string& level,
                                   const std::string& order) const {
    return parts(numbers + ", '" + level + "', '" + order + "', " + kBothBuilds + ", " +
                 kEachRegionOnce + ", NULL, NULL");
  }
};

TEST_F(LargestPartTest, SumsObjectsOfAllRegionsWithoutPadding) {
  EXPECT_THAT(
      parts_of_both("0, 0, 1", "object", "nothing"),
      ElementsAre("object|0|1||0|1|[68,78]|68|78|10", "object|0|2||0|1|[12,12]|12|12|0"));
  EXPECT_THAT(parts_of_both("0, 0, 1", "object", "change"),
              ElementsAre("object|0|1||0|1|[68,78]|68|78|10"));
}

TEST_F(LargestPartTest, SumsRegionsAndArchives) {
  EXPECT_THAT(
      parts_of_both("0, 0, 1", "region", "size"),
      ElementsAre("region|0|0||1|1|[52,62]|52|62|10", "region|0|0||3|1|[20,20]|20|20|0",
                  "region|0|0||2|1|[8,8]|8|8|0"));
  EXPECT_THAT(parts_of_both("0, 0, 1", "archive", "nothing"),
              ElementsAre("archive|0|0||0|1|[68,78]|68|78|10",
                          "archive|0|0|lib.a|0|1|[12,12]|12|12|0"));
}

TEST_F(LargestPartTest, ListsSymbolsWhereTheyLie) {
  EXPECT_THAT(
      parts_of_both("0, 2, 1", "symbol", "size"),
      ElementsAre("symbol|1|1||1|1|[40,50]|40|50|10", "symbol|7|1||3|1|[20,20]|20|20|0",
                  "others|0|0||0|3|[]|20|20|0"));
}

TEST_F(LargestPartTest, SumsUpWhatIsNotListed) {
  EXPECT_THAT(
      parts_of_both("0, 1, 1", "object", "nothing"),
      ElementsAre("object|0|1||0|1|[68,78]|68|78|10", "others|0|0||0|1|[]|12|12|0"));
  EXPECT_THAT(parts_of_both("11, 0, 1", "object", "growth"),
              ElementsAre("others|0|0||0|1|[]|68|78|10"));
}

constexpr const char* kThreeBuilds = "'[1,1,20,0,1,10,2,1,30]'";  // in any order
constexpr const char* kTextAlone = "'[0,1,1,1,1,1,2,1,2]'";       // twice in the last

TEST_F(LargestPartTest, ComparesTheFirstBuildWithTheLastOfMany) {
  EXPECT_THAT(parts(std::string("0, 0, 1, 'symbol', 'nothing', ") + kThreeBuilds + ", " +
                    kTextAlone + ", NULL, NULL"),
              ElementsAre("symbol|1|1||1|1|[40,50,120]|40|120|80",
                          "stub|0|0||1|1|[null,null,24]|null|24|24",
                          "symbol|2|2||1|1|[8,8,null]|8|null|-8",
                          "symbol|5|2||1|1|[4,4,null]|4|null|-4"));
}

TEST_F(LargestPartTest, KeepsWhatOnlyABuildInBetweenHas) {
  EXPECT_THAT(parts("0, 0, 1, 'symbol', 'nothing', '[0,1,30,1,1,10,2,1,30]', "
                    "'[1,1,1]', NULL, '[2]'"),
              ElementsAre("symbol|2|2||1|1|[null,8,null]|null|null|0"));
}

TEST_F(LargestPartTest, HasNothingInABuildThatIsNotThere) {
  EXPECT_THAT(parts("0, 0, 1, 'object', 'nothing', '[0,9,1,1,1,10]', "
                    "'[0,1,1,1,1,1]', '[2]', NULL"),
              ElementsAre("object|0|2||0|1|[null,12]|null|12|12"));
}

TEST_F(LargestPartTest, CountsOnlyTheObjectsAndSymbolsThatAreAsked) {
  const std::string builds = std::string(kBothBuilds) + ", " + kEachRegionOnce;
  EXPECT_THAT(
      parts("0, 0, 0, 'object', 'nothing', " + builds + ", NULL, '[1,2]'"),
      ElementsAre("object|0|1||0|1|[40,50]|40|50|10", "object|0|2||0|1|[8,8]|8|8|0"));
  EXPECT_THAT(parts("0, 0, 0, 'region', 'nothing', " + builds + ", '[2]', NULL"),
              ElementsAre("region|0|0||1|1|[12,12]|12|12|0"));
  EXPECT_THAT(parts("0, 0, 0, 'region', 'nothing', " + builds + ", '[]', NULL"),
              IsEmpty());
}

TEST_F(LargestPartTest, HasBytesOfNoObjectBesideChosenSymbolsWhenThatIsAsked) {
  const std::string last = "'symbol', 'nothing', '[0,1,30]', '[0,1,1]', NULL, '[1]'";
  EXPECT_THAT(parts("0, 0, 0, " + last), ElementsAre("symbol|1|1||1|1|[60]|60|60|0"));
  EXPECT_THAT(parts("0, 0, 1, " + last),
              ElementsAre("stub|0|0||1|1|[12]|12|12|0", "symbol|1|1||1|1|[60]|60|60|0"));
}

TEST_F(LargestPartTest, SaysWhatItIsNotAsked) {
  const std::string rest = std::string(kBothBuilds) + ", " + kEachRegionOnce;
  const auto failed = [&](const std::string& arguments) {
    return failure("SELECT * FROM largest_part(1, 0, 0, 1, " + arguments +
                   ", NULL, NULL)");
  };
  EXPECT_THAT(failed("'block', 'change', " + rest),
              HasSubstr("symbol, object, archive or region"));
  EXPECT_THAT(failed("NULL, 'change', " + rest),
              HasSubstr("symbol, object, archive or region"));
  EXPECT_THAT(failed("'object', 'name', " + rest),
              HasSubstr("sorted by change, growth, size or nothing"));
  for (const std::string builds :
       {"NULL", "'[]'", "'[0,1]'", "'[1,1,10]'", "'[-1,1,10]'", "'[0,1,10,0,1,20]'"}) {
    EXPECT_THAT(failed("'object', 'change', " + builds + ", '[]'"),
                HasSubstr("builds are a JSON array of threes"));
  }
}

// A build that is kept is counted without any statement of SQLite.
TEST_F(LargestPartTest, StopsWhenTheTimeIsOver) {
  std::string builds = "'[0,1,10";
  for (int place = 1; place < 40; ++place) {
    builds += "," + std::to_string(place) + ",1,10";
  }
  builds += "]'";
  const std::string all = "SELECT count(*) FROM largest_part(1, 0, 0, 1, 'symbol', " +
                          std::string("'nothing', ") + builds +
                          ", '[0,1,1]', NULL, NULL)";
  EXPECT_THAT(rows(all), ElementsAre("3"));
  constexpr int kInstructions = 10'000;  // as between two looks of the program
  sqlite3_progress_handler(
      history_.connection(), kInstructions, [](void*) { return 1; }, nullptr);
  EXPECT_EQ(failure(all), "interrupted");
  EXPECT_EQ(sqlite3_errcode(history_.connection()), SQLITE_INTERRUPT);
}

TEST_F(LargestPartTest, GivesItsArgumentsBack) {
  EXPECT_THAT(rows("SELECT DISTINCT row_limit, part, sort_by, builds, symbols "
                   "FROM largest_part(1, 0, 7, 1, 'object', 'size', '[0,1,10]', "
                   "'[0,1,1]', NULL, NULL)"),
              ElementsAre("7|object|size|[0,1,10]|null"));
}

}  // namespace
}  // namespace memstrata

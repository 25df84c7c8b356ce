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

/// In build 30 main is mangled.
class MatchingSymbolTest : public TableFunctionsTest {
 protected:
  MatchingSymbolTest() {
    BuildLayout layout = small_firmware(history_);
    layout.symbols[0].name = history_.text("_ZN3bus4readEv");
    history_.put(1, 30, layout);
  }

  [[nodiscard]] Rows matching(const std::string& patterns, int ord = 20) const {
    return rows("SELECT symbol_id FROM matching_symbol(1, 1, " + std::to_string(ord) +
                ", '" + patterns + "') ORDER BY symbol_id");
  }
};

TEST_F(MatchingSymbolTest, FindsNamesAndGlobs) {
  EXPECT_THAT(matching("[\"main\"]"), ElementsAre("1"));
  EXPECT_THAT(matching("[\"ma*\", \"tabl?\"]"), ElementsAre("1", "6"));
  EXPECT_THAT(matching("[\"Main\"]"), IsEmpty());
}

TEST_F(MatchingSymbolTest, FindsAGroupByEachOfItsNames) {
  EXPECT_THAT(matching("[\"helper_too\"]"), ElementsAre("2"));
  EXPECT_THAT(matching("[\"helper*\"]"), ElementsAre("2"));
}

TEST_F(MatchingSymbolTest, FindsADemangledName) {
  EXPECT_THAT(matching("[\"bus::read()\"]", 30), ElementsAre("1"));
  EXPECT_THAT(matching("[\"_ZN3bus4readEv\"]", 30), ElementsAre("1"));
  EXPECT_THAT(matching("[\"bus::write*\"]", 30), IsEmpty());
}

TEST_F(MatchingSymbolTest, LeavesNamelessSpansToNoPatternAtAll) {
  EXPECT_THAT(matching("[\"*\"]"), ElementsAre("0", "1", "2", "6", "7"))
      << "0 is an assignment";
  EXPECT_THAT(matching("[]"), ElementsAre("0", "1", "2", "5", "6", "7", "8"));
}

TEST_F(MatchingSymbolTest, HasNoRowsWithoutABuild) {
  EXPECT_THAT(rows("SELECT 1 FROM matching_symbol(1, 9, 20, '[]')"), IsEmpty());
}

TEST_F(MatchingSymbolTest, SaysWhatIsNoList) {
  EXPECT_THAT(failure("SELECT * FROM matching_symbol(1, 1, 20, 'main')"),
              HasSubstr("not a JSON array of strings"));
}

}  // namespace
}  // namespace memstrata

#include "vtab/table_functions.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vtab/table_functions_fixture.hpp"

namespace memstrata {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Rows;
using testing::small_firmware;
using testing::TableFunctionsTest;

TEST_F(TableFunctionsTest, GiveTheSpansOfABuildByAddress) {
  EXPECT_THAT(
      rows(
          "SELECT symbol_id, name, aliases, size, address, true_size, region_id, region, "
          "object_id, object, archive, section, kind, binding, size_from "
          "FROM build_symbol(1, 1, 10)"),
      ElementsAre(
          "1|main|null|40|134217728|null|1|.text|1|main.o|null|.text.main|object|global|"
          "section",
          "2|helper|[\"helper_alias\",\"helper_too\"]|8|134217768|null|1|.text|2|helper."
          "o|"
          "lib.a|.text|object|global|section",
          "5|null|null|4|134217776|null|1|.text|2|helper.o|lib.a|.text|object|none|"
          "section",
          "6|table|null|8|536870912|9|2|.data|1|main.o|null|.data.table|object|global|"
          "section",
          "7|buffer|null|20|536870920|null|3|.bss|1|main.o|null|COMMON|object|global|"
          "common",
          "8|null|null|4|536870940|null|3|.bss|1|main.o|null|COMMON|object|global|"
          "padding",
          "0|_end|null|0|536870944|null|0|null|0|null|null|null|null|linker|section"));
}

TEST_F(TableFunctionsTest, GiveAnAddressKeyThatSortsAsAddressesDo) {
  EXPECT_THAT(rows("SELECT address_key FROM build_symbol(1, 1, 10) WHERE name IN "
                   "('main', '_end')"),
              ElementsAre("0000000008000000", "0000000020000020"));
}

TEST_F(TableFunctionsTest, GiveTheNewestBuildAtOrBeforeThePlaceThatIsAsked) {
  const auto size_at = [&](const std::string& ord) {
    return rows("SELECT size FROM build_symbol(1, 1, " + ord + ") WHERE name = 'main'");
  };
  EXPECT_THAT(size_at("9"), IsEmpty());
  EXPECT_THAT(size_at("10"), ElementsAre("40"));
  EXPECT_THAT(size_at("19"), ElementsAre("40"));
  EXPECT_THAT(size_at("20"), ElementsAre("50"));
  EXPECT_THAT(size_at("9223372036854775807"), ElementsAre("50"));
}

TEST_F(TableFunctionsTest, FollowAForkBackToTheKeyframe) {
  history_.fork(2, 1, 20);
  history_.put(2, 30, small_firmware(history_, 60));
  history_.fork(3, 2, 30);
  history_.put(3, 31, small_firmware(history_, 64));
  EXPECT_THAT(rows("SELECT size FROM build_symbol(1, 3, 31) WHERE symbol_id = 1"),
              ElementsAre("64"));
}

TEST_F(TableFunctionsTest, FindASymbolByItsId) {
  EXPECT_THAT(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE symbol_id = 7"),
              ElementsAre("buffer"));
  EXPECT_THAT(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE symbol_id = 99"),
              IsEmpty());
  EXPECT_THAT(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE symbol_id = NULL"),
              IsEmpty());
}

TEST_F(TableFunctionsTest, JoinTwoBuildsByLookUp) {
  EXPECT_THAT(rows("SELECT a.name, a.size, b.size FROM build_symbol(1, 1, 10) AS a "
                   "JOIN build_symbol(1, 1, 20) AS b ON b.symbol_id = a.symbol_id "
                   "WHERE a.size <> b.size"),
              ElementsAre("main|40|50"));
}

TEST_F(TableFunctionsTest, TakeTheirArgumentsFromATable) {
  EXPECT_THAT(rows("SELECT build.ord, sum(symbol.size) FROM build "
                   "CROSS JOIN build_symbol(build.target_id, build.branch_id, build.ord) "
                   "AS symbol GROUP BY build.ord"),
              ElementsAre("10|84", "20|94"));
}

TEST_F(TableFunctionsTest, KeepTheirArgumentsReadable) {
  EXPECT_THAT(rows("SELECT DISTINCT target, branch, ord FROM build_block(1, 1, 15)"),
              ElementsAre("1|1|15"));
}

TEST_F(TableFunctionsTest, ComeSortedWithoutASorter) {
  for (const std::string column :
       {"symbol_id", "region_id", "object_id", "address_key"}) {
    const std::string sql =
        "SELECT " + column + " FROM build_symbol(1, 1, 20) ORDER BY " + column;
    EXPECT_THAT(rows("EXPLAIN QUERY PLAN " + sql),
                Not(Contains(HasSubstr("TEMP B-TREE"))))
        << column;
    Rows sorted = rows(sql);
    EXPECT_EQ(sorted.size(), 7U);
    EXPECT_TRUE(std::ranges::is_sorted(sorted)) << column;
  }
  const std::string grouped =
      "SELECT region_id, object_id, sum(size) FROM build_object(1, 1, 20) "
      "GROUP BY region_id, object_id";
  EXPECT_THAT(rows("EXPLAIN QUERY PLAN " + grouped),
              Not(Contains(HasSubstr("TEMP B-TREE"))));
  EXPECT_THAT(rows(grouped), ElementsAre("1|0|6", "1|1|50", "1|2|12", "2|1|8", "3|1|24"));
}

TEST_F(TableFunctionsTest, SortDownwardsAllTheSame) {
  EXPECT_THAT(rows("SELECT symbol_id FROM build_symbol(1, 1, 10) ORDER BY symbol_id DESC "
                   "LIMIT 2"),
              ElementsAre("8", "7"));
}

TEST_F(TableFunctionsTest, DiffTwoBuilds) {
  EXPECT_THAT(
      rows("SELECT symbol_id, change, size_a, size_b, delta, name, region, object, "
           "region_id_a, region_id_b, object_id_a, object_id_b, size_from_a, "
           "size_from_b, address_a, address_b FROM build_diff(1, 1, 10, 1, 20)"),
      ElementsAre("1|grew|40|50|10|main|.text|main.o|1|1|1|1|section|section|"
                  "134217728|134217728"));
}

TEST_F(TableFunctionsTest, DiffBackwardsIsTheNegative) {
  EXPECT_THAT(rows("SELECT change, delta FROM build_diff(1, 1, 20, 1, 10)"),
              ElementsAre("shrank|-10"));
}

TEST_F(TableFunctionsTest, DiffTellsWhatIsNewAndWhatIsGone) {
  BuildLayout layout = small_firmware(history_, 50);
  layout.symbols[0].name = history_.text("start");
  layout.symbols[0].symbol_id = layout.symbols[0].group_id = 30;
  layout.symbols[3].size_from = SizeFrom::exact;
  history_.put(1, 25, layout);
  EXPECT_THAT(rows("SELECT symbol_id, change, size_a, size_b, delta, name "
                   "FROM build_diff(1, 1, 20, 1, 25) ORDER BY symbol_id"),
              ElementsAre("1|removed|50|null|-50|main", "6|moved|8|8|0|table",
                          "30|added|null|50|50|start"));
}

// start comes where main went, of the same size between the same neighbours, and is not
// alike in name; mainly is.
TEST_F(TableFunctionsTest, ChangesKeepWhatWasRenamedInOneRow) {
  const auto changes_to = [this](const std::string& name, std::int64_t ord) {
    BuildLayout layout = small_firmware(history_, 50);
    layout.symbols[0].name = history_.text(name);
    layout.symbols[0].symbol_id = layout.symbols[0].group_id = 30;
    history_.put(1, ord, layout);
    return rows(
        "SELECT symbol_id, was_id, size_a, size_b, is_renamed, is_guess "
        "FROM build_change(1, 1, 20, 1, " +
        std::to_string(ord) + ") ORDER BY symbol_id");
  };
  EXPECT_THAT(changes_to("start", 25),
              ElementsAre("1|1|50|null|0|0", "30|30|null|50|0|0"));
  EXPECT_THAT(changes_to("mainly", 26), ElementsAre("30|1|50|50|1|1"));
  EXPECT_THAT(changes_to("main.cold", 27), ElementsAre("30|1|50|50|0|0"));
}

TEST_F(TableFunctionsTest, GiveContributionsThatTileTheirRegions) {
  EXPECT_THAT(
      rows("SELECT position, region, kind, address, size, object, archive, section "
           "FROM build_contribution(1, 1, 20)"),
      ElementsAre("0|.text|object|134217728|50|main.o|null|.text.main",
                  "1|.text|fill|134217778|6|null|null|*fill*",
                  "2|.text|object|134217784|12|helper.o|lib.a|.text",
                  "3|.data|object|536870912|8|main.o|null|.data.table",
                  "4|.bss|object|536870920|24|main.o|null|COMMON"));
}

TEST_F(TableFunctionsTest, FindTheContributionThatHoldsAByte) {
  const auto covering = [this](const std::string& address) {
    return rows(
        "SELECT position, kind, region FROM build_contribution(1, 1, 20) "
        "WHERE covers = " +
        address);
  };
  EXPECT_THAT(covering("134217728"), ElementsAre("0|object|.text"));
  EXPECT_THAT(covering("134217777"), ElementsAre("0|object|.text"));
  EXPECT_THAT(covering("134217778"), ElementsAre("1|fill|.text"));
  EXPECT_THAT(covering("536870943"), ElementsAre("4|object|.bss"));
  EXPECT_THAT(covering("536870944"), IsEmpty());
  EXPECT_THAT(covering("134217727"), IsEmpty());
  EXPECT_THAT(covering("-1"), IsEmpty());
  EXPECT_THAT(covering("NULL"), IsEmpty());
  EXPECT_THAT(rows("SELECT count(*), count(covers) FROM build_contribution(1, 1, 20)"),
              ElementsAre("5|0"));
  EXPECT_THAT(
      rows("SELECT position, covers FROM build_contribution(1, 1, 20, 134217778)"),
      ElementsAre("1|134217778"));
  EXPECT_THAT(
      rows("SELECT part.position FROM build_contribution(1, 1, 20) AS part "
           "JOIN build_symbol(1, 1, 20) AS symbol ON part.covers = symbol.address "
           "WHERE symbol.name IN ('main', 'helper', 'table') ORDER BY 1"),
      ElementsAre("0", "2", "3"))
      << "in whichever order they are joined";
}

TEST_F(TableFunctionsTest, NameTheSpanThatHoldsAByte) {
  const auto holder = [this](const std::string& address) {
    return rows("SELECT symbol_id FROM build_contribution(1, 1, 20, " + address + ")");
  };
  EXPECT_THAT(holder("134217728"), ElementsAre("1"));
  EXPECT_THAT(holder("134217777"), ElementsAre("1"));
  EXPECT_THAT(holder("134217778"), ElementsAre("null")) << "fill";
  EXPECT_THAT(holder("134217791"), ElementsAre("2"));
  EXPECT_THAT(holder("134217792"), ElementsAre("5")) << "a nameless span";
  EXPECT_THAT(holder("536870943"), ElementsAre("8")) << "padding behind a common symbol";
  EXPECT_THAT(rows("SELECT count(symbol_id) FROM build_contribution(1, 1, 20)"),
              ElementsAre("0"));
}

TEST_F(TableFunctionsTest, SumObjectsUpToTheirRegions) {
  EXPECT_THAT(
      rows(
          "SELECT object, archive, region, kind, size, fill FROM build_object(1, 1, 20)"),
      ElementsAre("null|null|.text|fill|6|6", "main.o|null|.text|object|50|0",
                  "helper.o|lib.a|.text|object|12|0", "main.o|null|.data|object|8|0",
                  "main.o|null|.bss|object|20|0", "main.o|null|.bss|fill|4|4"));
  EXPECT_THAT(rows("SELECT region.name FROM build_region(1, 1, 20) AS region "
                   "WHERE loaded AND size <> (SELECT sum(part.size) "
                   "FROM build_object(1, 1, 20) AS part "
                   "WHERE part.region_id = region.region_id)"),
              IsEmpty());
}

TEST_F(TableFunctionsTest, GiveRegionsWithTheirLoadImage) {
  EXPECT_THAT(
      rows("SELECT position, region_id, name, address, load_address, size, load_size, "
           "fill, "
           "gap, overflow, block_id, block, load_block_id, load_block, loaded, nobits, "
           "tls, takes_space FROM build_region(1, 1, 20)"),
      ElementsAre("0|1|.text|134217728|134217728|68|0|6|0|0|1|FLASH|0|null|1|0|0|1",
                  "1|2|.data|536870912|134217796|8|8|0|0|0|2|RAM|1|FLASH|1|0|0|1",
                  "2|3|.bss|536870920|536870920|24|0|4|0|0|2|RAM|0|null|1|1|0|1",
                  "3|4|.comment|0|0|73|0|0|0|0|0|null|0|null|0|0|0|0"));
}

TEST_F(TableFunctionsTest, GiveBlocksWithTheirNumbers) {
  EXPECT_THAT(
      rows("SELECT position, block_id, name, origin, length, attributes, "
           "parent_block_id, same_range_id, run, load, overlap, used, high_water, "
           "holes, free, overflow, all_used, all_high_water, all_free "
           "FROM build_block(1, 1, 20)"),
      ElementsAre("0|1|FLASH|134217728|65536|xr|0|0|68|8|0|76|76|0|65460|0|76|76|"
                  "65460",
                  "1|2|RAM|536870912|16384|xrw|0|0|32|0|0|32|32|0|16352|0|32|32|"
                  "16352"));
}

TEST_F(TableFunctionsTest, SayWhichArgumentsTheyNeed) {
  EXPECT_EQ(failure("SELECT * FROM build_symbol(1, 1)"),
            "build_symbol needs its arguments target, branch and ord");
  EXPECT_EQ(failure("SELECT * FROM build_diff"),
            "build_diff needs its arguments target, branch_a, ord_a, branch_b and ord_b");
}

TEST_F(TableFunctionsTest, FindAWholeNumberHoweverItIsWritten) {
  for (const std::string id : {"1", "1.0", "'1'"}) {
    EXPECT_THAT(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE symbol_id = " + id),
                ElementsAre("main"))
        << id;
  }
  for (const std::string id : {"1.5", "1e30", "NULL", "'one'", "9223372036854775808.0"}) {
    EXPECT_THAT(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE symbol_id = " + id),
                IsEmpty())
        << id;
  }
}

// SQLite plans each side of an OR for itself, without the arguments.
TEST_F(TableFunctionsTest, CanBeFilteredByOneThingOrAnother) {
  EXPECT_EQ(rows("SELECT name FROM build_symbol(1, 1, 20) WHERE size <> 0 OR name <> ''"),
            rows("SELECT name FROM build_symbol(1, 1, 20)"));
  EXPECT_THAT(rows("SELECT block.name FROM build AS b "
                   "CROSS JOIN build_block(b.target_id, b.branch_id, b.ord) AS block "
                   "WHERE block.used = 32 OR block.block_id > 7"),
              ElementsAre("RAM", "RAM"));
}

TEST_F(TableFunctionsTest, HaveNoRowsForABuildThatIsNotThere) {
  for (const std::string arguments :
       {"(7, 1, 20)", "(1, 7, 20)", "(1, 1, NULL)", "(1, 1, 'latest')"}) {
    EXPECT_THAT(rows("SELECT * FROM build_symbol" + arguments), IsEmpty()) << arguments;
    EXPECT_THAT(rows("SELECT * FROM build_region" + arguments), IsEmpty()) << arguments;
  }
  EXPECT_THAT(rows("SELECT * FROM build_diff(1, 1, 5, 1, 20)"), IsEmpty());
}

TEST_F(TableFunctionsTest, KeepRowsOfSeveralCallsApart) {
  EXPECT_THAT(rows("SELECT ord, size FROM build_symbol WHERE target = 1 AND branch = 1 "
                   "AND ord IN (10, 20) AND symbol_id = 1 ORDER BY ord"),
              ElementsAre("10|40", "20|50"));
  EXPECT_EQ(
      rows("SELECT DISTINCT rowid FROM build_symbol WHERE target = 1 AND branch = 1 "
           "AND ord IN (10, 20)")
          .size(),
      14U);
}

TEST_F(TableFunctionsTest, ReportADamagedLayout) {
  history_.run("UPDATE layout SET data = x'0102030405060708090a0b' WHERE ord = 20");
  EXPECT_EQ(failure("SELECT * FROM build_symbol(1, 1, 20)"),
            "a stored layout is damaged: its checksum is wrong");
  EXPECT_THAT(rows("SELECT count(*) FROM build_symbol(1, 1, 10)"), ElementsAre("7"));
}

TEST_F(TableFunctionsTest, ReportALayoutWithoutAKeyframe) {
  history_.run("DELETE FROM layout WHERE ord = 10");
  EXPECT_EQ(failure("SELECT * FROM build_symbol(1, 1, 20)"),
            "a build's layout has no keyframe before it");
}

TEST_F(TableFunctionsTest, ReportAnUnknownName) {
  history_.run("DELETE FROM text WHERE text = 'main'");
  EXPECT_EQ(failure("SELECT name FROM build_symbol(1, 1, 20)"),
            "a stored layout names a text that is not there");
}

TEST_F(TableFunctionsTest, LeaveNothingBehindWhenTheConnectionCloses) {
  EXPECT_THAT(rows("SELECT count(*) FROM build_diff(1, 1, 10, 1, 20)"), ElementsAre("1"));
  sqlite3* own = nullptr;
  ASSERT_EQ(sqlite3_open(":memory:", &own), SQLITE_OK);
  ASSERT_EQ(register_table_functions(own), SQLITE_OK);
  testing::rows(own,
                "CREATE TABLE layout (target_id, branch_id, ord, kind, data);"
                "SELECT * FROM build_symbol(1, 1, 1)");
  EXPECT_EQ(sqlite3_close(own), SQLITE_OK);  // SQLITE_BUSY when a statement is left
}

}  // namespace
}  // namespace memstrata

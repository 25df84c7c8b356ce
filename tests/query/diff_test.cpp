#include "query/diff.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/sample_history.hpp"

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;
using test::SampleContribution;
using test::SampleMap;
using testing::ElementsAre;
using testing::IsEmpty;

/// What a test looks at of a row.
struct Row {
  std::string name;
  std::optional<std::int64_t> old_size;
  std::optional<std::int64_t> new_size;
  std::string change;

  bool operator==(const Row&) const = default;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name << " " << row.old_size.value_or(-1) << " " << row.new_size.value_or(-1)
       << " " << row.change;
}

class DiffTest : public testing::Test {
 protected:
  Diff diff(const SampleMap& before, const SampleMap& after, Level level = Level::symbol,
            const Filters& filters = {}) {
    const auto old_build = history_.put("before", before);
    const auto new_build = history_.put("after", after);
    return diff_builds(history_.database(), old_build, new_build, level, filters);
  }

  static std::vector<Row> rows_of(const Diff& diff) {
    std::vector<Row> rows;
    for (const auto& row : diff.rows) {
      rows.push_back({row.name, row.old_size, row.new_size, row.change});
    }
    return rows;
  }

  test::SampleHistory history_;
};

TEST_F(DiffTest, NamesWhatWasAddedRemovedGrewAndShrankLargestFirst) {
  const auto answer = diff(
      sample_with({function_of("a.o", "stays", 10), function_of("a.o", "grows", 10),
                   function_of("a.o", "shrinks", 90), function_of("a.o", "goes", 30)}),
      sample_with({function_of("a.o", "stays", 10), function_of("a.o", "grows", 14),
                   function_of("a.o", "shrinks", 40), function_of("a.o", "comes", 20)}));
  EXPECT_THAT(
      rows_of(answer),
      ElementsAre(Row{"shrinks", 90, 40, "shrank"}, Row{"goes", 30, {}, "removed"},
                  Row{"comes", {}, 20, "added"}, Row{"grows", 10, 14, "grew"}));
  EXPECT_EQ(answer.total, (Change{140, 84, -56}));
  EXPECT_TRUE(answer.adds_up);
}

TEST_F(DiffTest, ShowsAFunctionThatWentToAnotherObjectAsMoved) {
  const auto answer = diff(sample_with({function_of("old.o", "parse", 66)}),
                           sample_with({function_of("new.o", "parse", 70)}));
  ASSERT_THAT(rows_of(answer), ElementsAre(Row{"parse", 66, 70, "moved"}));
  EXPECT_EQ(answer.rows[0].object, "new.o");
  EXPECT_EQ(answer.rows[0].from, (Origin{"parse", "old.o", ".text"}));
}

TEST_F(DiffTest, ShowsADatumThatWentToAnotherRegionAsMovedWithoutGrowth) {
  const SampleContribution table{.object = "a.o",
                                 .section = ".data.table",
                                 .spans = {{.names = {"table"}, .size = 64}}};
  const auto answer = diff(sample_with({}, {table}), sample_with({}, {}, {table}));
  ASSERT_THAT(rows_of(answer), ElementsAre(Row{"table", 64, 64, "moved"}));
  EXPECT_EQ(answer.rows[0].from->region, ".data");
  EXPECT_EQ(answer.rows[0].region, ".bss");
}

TEST_F(DiffTest, PairsEachOfSeveralThatMovedOnce) {
  const auto answer =
      diff(sample_with({function_of("a.o", "init", 10), function_of("b.o", "init", 20)}),
           sample_with({function_of("c.o", "init", 11), function_of("d.o", "init", 21),
                        function_of("e.o", "init", 31)}));
  EXPECT_THAT(rows_of(answer),
              ElementsAre(Row{"init", {}, 31, "added"}, Row{"init", 10, 11, "moved"},
                          Row{"init", 20, 21, "moved"}));
}

TEST_F(DiffTest, CallsAChangeOfNamesNoGrowth) {
  const auto named = [](std::vector<std::string> names) {
    return sample_with({{.object = "a.o",
                         .section = ".text.f",
                         .spans = {{.names = std::move(names), .size = 40}}}});
  };
  const auto answer = diff(named({"f", "g"}), named({"f", "g", "h"}));
  EXPECT_THAT(rows_of(answer), IsEmpty());
  EXPECT_EQ(answer.total->delta, 0);
}

TEST_F(DiffTest, KeepsFillApart) {
  const SampleContribution pad_of_8{
      .kind = ContributionKind::fill, .section = "*fill*", .size = 8};
  const auto answer = diff(
      sample_with({function_of("a.o", "f", 8)}),
      sample_with({function_of("a.o", "f", 12), pad_of_8, function_of("a.o", "g", 4)}));
  EXPECT_EQ(answer.fill, (Change{0, 8, 8}));
  EXPECT_EQ(answer.total, (Change{8, 24, 16}));
  EXPECT_THAT(rows_of(answer),
              ElementsAre(Row{"f", 8, 12, "grew"}, Row{"g", {}, 4, "added"}));
}

TEST_F(DiffTest, GivesBytesOfNoObjectARowOfTheirOwn) {
  const SampleContribution gap{.kind = ContributionKind::gap, .size = 16};
  const auto answer = diff(sample_with({function_of("a.o", "f", 8)}),
                           sample_with({function_of("a.o", "f", 8), gap}));
  ASSERT_EQ(answer.rows.size(), 1U);
  EXPECT_EQ(answer.rows[0].level, "gap");
  EXPECT_EQ(answer.rows[0].region, ".text");
  EXPECT_EQ(answer.rows[0].new_size, 16);
}

TEST_F(DiffTest, CountsALoadImageInItsBlock) {
  const auto answer = diff(sample_with({}, {function_of("a.o", "table", 100)}),
                           sample_with({}, {function_of("a.o", "table", 140)}),
                           Level::region, {.blocks = {"FLASH"}});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{".data", 100, 140, "grew"}));
  EXPECT_EQ(answer.total, (Change{100, 140, 40}));
}

TEST_F(DiffTest, CountsARegionTwiceWhereItRunsAndIsLoadedInOneBlock) {
  auto nested = sample_with({}, {function_of("a.o", "table", 100)});
  nested.blocks = {{.name = "ALL", .origin = 0, .length = 0x40000000},
                   {.name = "FLASH", .origin = 0, .length = 0x100000},
                   {.name = "RAM", .origin = 0x20000000, .length = 0x10000}};
  const auto answer = diff(sample_with({}), nested, Level::object, {.blocks = {"ALL"}});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{"a.o", {}, 200, "added"}));
  EXPECT_EQ(answer.total, (Change{0, 200, 200}));
}

TEST_F(DiffTest, SumsUpTheRowsBehindTheLimit) {
  const auto answer =
      diff(sample_with({}),
           sample_with({function_of("a.o", "f", 30), function_of("a.o", "g", 20),
                        function_of("a.o", "h", 1)}),
           Level::symbol, {.row_limit = 1});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{"f", {}, 30, "added"}));
  EXPECT_EQ(answer.others, (Others{2, 21}));
  EXPECT_TRUE(answer.adds_up);
}

TEST_F(DiffTest, MovesSmallChangesToTheOthersWithoutChangingASum) {
  const auto answer =
      diff(sample_with({}),
           sample_with({function_of("a.o", "f", 30), function_of("a.o", "h", 1)}),
           Level::symbol, {.min_delta = 2});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{"f", {}, 30, "added"}));
  EXPECT_EQ(answer.others, (Others{1, 1}));
  EXPECT_EQ(answer.total->delta, 31);
}

TEST_F(DiffTest, NarrowsTheTotalToWhatTheFiltersLetThrough) {
  const auto answer =
      diff(sample_with({function_of("lib/a.o", "f", 10), function_of("b.o", "f", 10)}),
           sample_with({function_of("lib/a.o", "f", 30), function_of("b.o", "f", 90)}),
           Level::symbol, {.objects = {"lib/*"}});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{"f", 10, 30, "grew"}));
  EXPECT_EQ(answer.total, (Change{10, 30, 20}));
}

TEST_F(DiffTest, MatchesANameAsWrittenOrDemangled) {
  const auto answer = diff(sample_with({function_of("a.o", "_ZN4node4sendEv", 10),
                                        function_of("a.o", "g", 10)}),
                           sample_with({function_of("a.o", "_ZN4node4sendEv", 30),
                                        function_of("a.o", "g", 90)}),
                           Level::symbol, {.symbols = {"node::*"}});
  EXPECT_THAT(rows_of(answer), ElementsAre(Row{"_ZN4node4sendEv", 10, 30, "grew"}));
  EXPECT_EQ(answer.total, (Change{10, 30, 20}));
  EXPECT_TRUE(answer.adds_up);
}

TEST_F(DiffTest, HasOneLineABlockAndNoTotal) {
  const auto answer = diff(sample_with({function_of("a.o", "f", 10)}),
                           sample_with({function_of("a.o", "f", 30)}), Level::block);
  EXPECT_THAT(rows_of(answer),
              ElementsAre(Row{"FLASH", 10, 30, "grew"}, Row{"RAM", 0, 0, "same"}));
  EXPECT_EQ(answer.total, std::nullopt);
}

TEST_F(DiffTest, NamesTheNearestBlocksWhenThereIsNoSuchBlock) {
  const auto message = [this] {
    try {
      diff(sample_with({}), sample_with({}), Level::symbol, {.blocks = {"FLSH"}});
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  }();
  EXPECT_THAT(message, testing::HasSubstr("no block 'FLSH'; did you mean FLASH"));
}

}  // namespace
}  // namespace memstrata

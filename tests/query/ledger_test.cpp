#include "query/ledger.hpp"

#include <tuple>

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/components.hpp"
#include "query/sample_history.hpp"
#include "store/renames.hpp"

namespace memstrata {
namespace {

using test::function_of;
using test::sample_with;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// kind, name, spent, given back
using Entry = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;

/// v1: f 10 in a.o, g 20 in b.o.  v2: f 30.  v3: g 5, h 7 in c.o.
class LedgerTest : public testing::Test {
 protected:
  LedgerTest() {
    since_ = history_.put(
        "v1", sample_with({function_of("a.o", "f", 10), function_of("b.o", "g", 20)}));
    history_.put("v2",
                 sample_with({function_of("a.o", "f", 30), function_of("b.o", "g", 20)}));
    history_.put("v3",
                 sample_with({function_of("a.o", "f", 30), function_of("b.o", "g", 5),
                              function_of("c.o", "h", 7)}));
  }

  [[nodiscard]] Ledger ask(LedgerBy by, Filters filters = {.blocks = {"FLASH"}}) const {
    return ledger(history_.database(), {.target = "board",
                                        .since = since_,
                                        .by = by,
                                        .filters = std::move(filters),
                                        .components = kComponents});
  }

  static std::vector<Entry> entries(const Ledger& ledger) {
    std::vector<Entry> all;
    for (const auto& row : ledger.rows) {
      all.emplace_back(row.kind, row.name, row.spent, row.given_back);
    }
    return all;
  }

  static inline const std::vector<Component> kComponents{
      {.name = "first", .objects = {"a.o"}}, {.name = "ab", .objects = {"[ab].o"}}};

  test::SampleHistory history_;
  StoredBuild since_;
};

TEST_F(LedgerTest, TellsOldestFirstWhatEachBuildSpentAndTheHeadroomItLeft) {
  const auto answer = ask(LedgerBy::build);
  EXPECT_THAT(entries(answer),
              ElementsAre(Entry{"build", "v2", 20, 0}, Entry{"build", "v3", 7, 15}));
  EXPECT_EQ(answer.rows[0].free, 0x100000 - 50);
  EXPECT_EQ(answer.rows[1].used, 42);
  EXPECT_EQ(answer.total.delta, 12);
}

TEST_F(LedgerTest, TellsWhichObjectsSpentMost) {
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Entry{"object", "a.o", 20, 0}, Entry{"object", "c.o", 7, 0},
                          Entry{"object", "b.o", 0, 15}));
}

TEST_F(LedgerTest, GivesAnObjectToTheFirstComponentThatFitsIt) {
  EXPECT_THAT(entries(ask(LedgerBy::component)),
              ElementsAre(Entry{"component", "first", 20, 0},
                          Entry{"component", "", 7, 0}, Entry{"component", "ab", 0, 15}));
}

TEST_F(LedgerTest, SumsUpTheRulesThatNameOneComponent) {
  const auto answer =
      ledger(history_.database(), {.target = "board",
                                   .since = since_,
                                   .by = LedgerBy::component,
                                   .components = {{.name = "c", .objects = {"c.o"}},
                                                  {.name = "b", .objects = {"b.o"}},
                                                  {.name = "c", .objects = {"a.o"}}}});
  EXPECT_THAT(entries(answer), ElementsAre(Entry{"component", "c", 27, 0},
                                           Entry{"component", "b", 0, 15}));
  EXPECT_EQ(answer.rows[0].builds, 2);
}

TEST_F(LedgerTest, CountsALoadImageInTheBlockWhereItLies) {
  const auto data = function_of("a.o", "initial", 6);
  history_.put("v4", sample_with({function_of("a.o", "f", 30)}, {data}));
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"RAM"}})),
              ElementsAre(Entry{"object", "a.o", 6, 0}));
  EXPECT_THAT(
      entries(ask(LedgerBy::object)),
      UnorderedElementsAre(Entry{"object", "a.o", 26, 0}, Entry{"object", "b.o", 0, 20},
                           Entry{"object", "c.o", 7, 7}));
}

TEST_F(LedgerTest, KeepsTheSumWhenARegionGoesToAnotherBlock) {
  auto map = sample_with({}, {}, {function_of("a.o", "buffer", 100)});
  since_ = history_.put("v4", map);
  map.regions[2].block = "FLASH";
  history_.put("v5", map);
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"RAM"}})),
              ElementsAre(Entry{"rest", "", 0, 100}));
  EXPECT_EQ(ask(LedgerBy::build, {.blocks = {"RAM"}}).total.delta, -100);
  EXPECT_EQ(ask(LedgerBy::build, {.blocks = {"FLASH"}}).total.delta, 100);
}

TEST_F(LedgerTest, GivesBackTheBytesOfARegionThatGoes) {
  auto map = sample_with({function_of("a.o", "f", 30)}, {function_of("a.o", "t", 6)},
                         {function_of("b.o", "buffer", 100)});
  const auto before = history_.put("v4", map);
  map.regions.resize(1);  // neither .data, which has a load image, nor .bss
  history_.put("v5", map);
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"RAM"}})),
              UnorderedElementsAre(Entry{"object", "a.o", 6, 6},
                                   Entry{"object", "b.o", 100, 100}));
  since_ = before;
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"RAM"}})),
              ElementsAre(Entry{"object", "a.o", 0, 6}, Entry{"object", "b.o", 0, 100}));
  EXPECT_THAT(entries(ask(LedgerBy::object)), ElementsAre(Entry{"object", "a.o", 0, 6}));
  EXPECT_THAT(entries(ask(LedgerBy::object, {})),
              ElementsAre(Entry{"object", "a.o", 0, 6}, Entry{"object", "b.o", 0, 100}));
}

TEST_F(LedgerTest, SumsWhatItDoesNotList) {
  const auto answer = ask(LedgerBy::object, {.blocks = {"FLASH"}, .row_limit = 1});
  EXPECT_EQ(answer.rows.size(), 1U);
  ASSERT_TRUE(answer.others.has_value());
  EXPECT_EQ(answer.others->rows, 2);
  EXPECT_EQ(answer.rows[0].delta + answer.others->delta, answer.total.delta);
}

TEST_F(LedgerTest, IsNarrowedToAComponent) {
  const auto objects =
      objects_in_components(history_.database(), "board", kComponents, {"ab"});
  const auto answer =
      ask(LedgerBy::object, {.components = {"ab"}, .object_ids = objects});
  EXPECT_THAT(entries(answer), ElementsAre(Entry{"object", "b.o", 0, 15}));
  EXPECT_THROW(objects_in_components(history_.database(), "board", kComponents, {"none"}),
               Error);
}

TEST_F(LedgerTest, IsOfOneBlockThatIsThere) {
  EXPECT_THROW(static_cast<void>(ask(LedgerBy::object, {.blocks = {"FLASH", "RAM"}})),
               Error);
  EXPECT_THROW(static_cast<void>(ask(LedgerBy::object, {.blocks = {"ROM"}})), Error);
}

/// name, spent, given back, moved
using Moved = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;

class LedgerMovesTest : public testing::Test {
 protected:
  [[nodiscard]] Ledger ask(LedgerBy by, Filters filters = {}) const {
    return ledger(history_.database(),
                  {.target = "board",
                   .since = since_,
                   .by = by,
                   .filters = std::move(filters),
                   .components = {{.name = "net", .objects = {"net/*"}}}});
  }

  static std::vector<Moved> entries(const Ledger& ledger) {
    std::vector<Moved> all;
    for (const auto& row : ledger.rows) {
      all.emplace_back(row.name, row.spent, row.given_back, row.moved);
      EXPECT_EQ(row.delta, row.spent - row.given_back + row.moved);
    }
    return all;
  }

  test::SampleHistory history_;
  StoredBuild since_;
};

TEST_F(LedgerMovesTest, SpendNothing) {
  since_ = history_.put("v1", sample_with({function_of("a.o", "f", 40)}));
  history_.put("v2", sample_with({function_of("net/b.o", "f", 40)}));
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"net/b.o", 0, 0, 40}, Moved{"a.o", 0, 0, -40}));
  EXPECT_THAT(entries(ask(LedgerBy::component)),
              ElementsAre(Moved{"net", 0, 0, 40}, Moved{"", 0, 0, -40}));
  EXPECT_THAT(entries(ask(LedgerBy::build)), ElementsAre());
  EXPECT_EQ(ask(LedgerBy::object).total.delta, 0);
}

TEST_F(LedgerMovesTest, AreToldFromGrowthOnTheWay) {
  since_ = history_.put(
      "v1", sample_with({function_of("a.o", "f", 40), function_of("a.o", "g", 20)}));
  history_.put("v2",
               sample_with({function_of("a.o", "f", 40), function_of("b.o", "g", 28)}));
  history_.put("v3",
               sample_with({function_of("b.o", "f", 30), function_of("b.o", "g", 28)}));
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"b.o", 8, 0, 50}, Moved{"a.o", 0, 10, -50}));
  EXPECT_THAT(entries(ask(LedgerBy::build)),
              ElementsAre(Moved{"v2", 8, 0, 0}, Moved{"v3", 0, 10, 0}));
}

TEST_F(LedgerMovesTest, AreSeenEachTimeThereAndBack) {
  const auto in_a =
      sample_with({function_of("a.o", "f", 40), function_of("b.o", "g", 8)});
  const auto in_b =
      sample_with({function_of("b.o", "f", 40), function_of("b.o", "g", 8)});
  since_ = history_.put("v1", in_a);
  history_.put("v2", in_b);
  history_.put("v3", in_a);
  history_.put("v4", in_b);
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"b.o", 0, 0, 40}, Moved{"a.o", 0, 0, -40}));
}

TEST_F(LedgerMovesTest, FollowARenameThatSomebodySaid) {
  since_ = history_.put("v1", sample_with({function_of("a.o", "crc_update", 12)}));
  history_.put("v2", sample_with({function_of("b.o", "checksum", 12)}));
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"b.o", 12, 0, 0}, Moved{"a.o", 0, 12, 0}));
  add_rename(history_.store(), "board", "crc_update", "checksum");
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"b.o", 0, 0, 12}, Moved{"a.o", 0, 0, -12}));
}

TEST_F(LedgerMovesTest, SpendBytesOfABlockThatTheyComeTo) {
  since_ = history_.put("v1", sample_with({}, {}, {function_of("a.o", "buffer", 64)}));
  history_.put("v2", sample_with({function_of("b.o", "buffer", 64)}));
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"FLASH"}})),
              ElementsAre(Moved{"b.o", 64, 0, 0}));
  EXPECT_THAT(entries(ask(LedgerBy::object, {.blocks = {"RAM"}})),
              ElementsAre(Moved{"a.o", 0, 64, 0}));
  EXPECT_THAT(entries(ask(LedgerBy::object)),
              ElementsAre(Moved{"b.o", 0, 0, 64}, Moved{"a.o", 0, 0, -64}));
}

TEST_F(LedgerMovesTest, DoNotMixUpSeveralOfOneName) {
  since_ = history_.put("v1", sample_with({function_of("a.o", "init", 10)}));
  history_.put(
      "v2", sample_with({function_of("b.o", "init", 10), function_of("c.o", "init", 6)}));
  EXPECT_THAT(
      entries(ask(LedgerBy::object)),
      ElementsAre(Moved{"b.o", 10, 0, 0}, Moved{"c.o", 6, 0, 0}, Moved{"a.o", 0, 10, 0}));
}

}  // namespace
}  // namespace memstrata

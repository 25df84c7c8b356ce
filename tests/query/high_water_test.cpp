#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/named_query.hpp"
#include "query/sample_history.hpp"

namespace memstrata {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

/// A row of block/high_water.
struct Height {
  std::int64_t place = 0;
  std::string label;
  std::int64_t high_water = 0;
  std::int64_t overflow = 0;

  bool operator==(const Height&) const = default;
};

void PrintTo(const Height& height, std::ostream* out) {
  *out << height.place << ' ' << height.label << ' ' << height.high_water << " over "
       << height.overflow;
}

/// Builds with so many bytes in RAM, which holds 65,536, one a second.
class HighWaterTest : public testing::Test {
 protected:
  void given_bytes(const std::vector<Bytes>& sizes, const std::string& branch = "main",
                   const std::vector<std::string>& tags = {}) {
    for (const Bytes size : sizes) {
      history_.put("b" + std::to_string(builds_++),
                   test::sample_with({}, {}, {test::function_of("a.o", "buffer", size)}),
                   tags, branch);
    }
  }

  [[nodiscard]] std::vector<Height> heights(std::int64_t points = 0) const {
    const auto& query = find_query("block/high_water");
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < query.columns.size(); ++i) {
      column[query.columns[i].name] = i;
    }
    std::vector<Height> all;
    const Arguments asked{{"target", "board"}, {"blocks", "RAM"}, {"points", points}};
    for (const auto& row : run_query(history_.database(), query, asked).rows) {
      all.push_back({.place = std::get<std::int64_t>(row[column["place"]]),
                     .label = std::get<std::string>(row[column["label"]]),
                     .high_water = std::get<std::int64_t>(row[column["high_water"]]),
                     .overflow = std::get<std::int64_t>(row[column["overflow"]])});
      EXPECT_EQ(std::get<std::int64_t>(row[column["length"]]), 65'536);
    }
    return all;
  }

  [[nodiscard]] std::vector<Cell> deltas(bool releases) const {
    const auto& query = find_query("block/high_water");
    const auto column = std::ranges::find(query.columns, "delta", &Column::name);
    const auto place = static_cast<std::size_t>(column - query.columns.begin());
    const Arguments asked{{"target", "board"},
                          {"blocks", "RAM"},
                          {"releases", std::int64_t{releases ? 1 : 0}}};
    std::vector<Cell> all;
    for (const auto& row : run_query(history_.database(), query, asked).rows) {
      all.push_back(row[place]);
    }
    return all;
  }

  test::SampleHistory history_;
  int builds_ = 0;
};

TEST_F(HighWaterTest, HasARowForEveryBuildAlsoWhereNothingChanged) {
  given_bytes({100, 100, 70'000, 100});
  EXPECT_THAT(heights(),
              ElementsAre(Height{0, "b0", 100, 0}, Height{1, "b1", 100, 0},
                          Height{2, "b2", 70'000, 4'464}, Height{3, "b3", 100, 0}));
}

TEST_F(HighWaterTest, TellsHowMuchHigherThanThePointBefore) {
  given_bytes({100, 300, 250});
  EXPECT_THAT(deltas(false),
              ElementsAre(Cell{}, Cell{std::int64_t{200}}, Cell{std::int64_t{-50}}));
}

TEST_F(HighWaterTest, OfReleasesComparesThemWithEachOther) {
  given_bytes({100}, "main", {"v1"});
  given_bytes({300});
  given_bytes({250}, "main", {"v2"});
  EXPECT_THAT(deltas(true), ElementsAre(Cell{}, Cell{std::int64_t{150}}));
}

TEST_F(HighWaterTest, OfOneBuildIsOneRow) {
  given_bytes({100});
  EXPECT_THAT(heights(), ElementsAre(Height{0, "b0", 100, 0}));
  EXPECT_THAT(heights(10), ElementsAre(Height{0, "b0", 100, 0}));
}

TEST_F(HighWaterTest, KeepsPeaksHolesAndTheNewestBuildWhenItIsThinned) {
  std::vector<Bytes> sizes(500, 1'000);
  sizes[170] = 70'000;
  sizes[171] = 80'000;
  sizes[300] = 10;
  given_bytes(sizes);
  for (const std::int64_t points : {3, 4, 20, 499}) {
    const auto left = heights(points);
    EXPECT_LE(left.size(), static_cast<std::size_t>(points));
    EXPECT_THAT(left, Contains(Height{171, "b171", 80'000, 14'464})) << points;
    EXPECT_THAT(left, Contains(Height{300, "b300", 10, 0})) << points;
    EXPECT_THAT(left, Contains(Height{499, "b499", 1'000, 0})) << points;
  }
  EXPECT_THAT(heights(500), SizeIs(500));
}

TEST_F(HighWaterTest, CarriesAHeightIntoStretchesWithoutAChange) {
  given_bytes({100, 200, 200, 200, 200, 200, 200, 200, 200});
  EXPECT_THAT(heights(8), ElementsAre(Height{0, "b0", 100, 0}, Height{1, "b1", 200, 0},
                                      Height{2, "b2", 200, 0}, Height{5, "b5", 200, 0},
                                      Height{8, "b8", 200, 0}));
}

}  // namespace
}  // namespace memstrata

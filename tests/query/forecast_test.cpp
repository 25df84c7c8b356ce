#include "query/forecast.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/sample_history.hpp"
#include "store/builds.hpp"

namespace memstrata {
namespace {

/// Builds with so many bytes in RAM (65,536 bytes), one a second.
class ForecastTest : public testing::Test {
 protected:
  void given_bytes(const std::vector<Bytes>& sizes) {
    for (const Bytes size : sizes) {
      const std::string label = "v" + std::to_string(++builds_);
      newest_ = history_.put(
          label, test::sample_with({}, {}, {test::function_of("a.o", "buffer", size)}));
      if (builds_ == 1) {
        oldest_ = newest_;
      }
    }
  }

  [[nodiscard]] BlockForecast of_ram(
      const std::optional<StoredBuild>& since = std::nullopt) const {
    return forecast(history_.database(),
                    {.target = "board", .blocks = {"RAM"}, .since = since})
        .blocks.at(0);
  }

  test::SampleHistory history_;
  StoredBuild oldest_;
  StoredBuild newest_;
  int builds_ = 0;
};

TEST_F(ForecastTest, TellsWhenABlockThatGrowsEvenlyIsFull) {
  given_bytes({100, 200, 300, 400, 500});
  const auto ram = of_ram();
  EXPECT_EQ(ram.builds, 5);
  EXPECT_EQ(ram.free, 65'036);
  EXPECT_EQ(ram.by_build.verdict, "grows");
  EXPECT_EQ(ram.by_build.rate, (Estimate<double>{100, 100, 100}));
  EXPECT_EQ(ram.by_build.left, (Estimate<std::int64_t>{651, 651, 651}));
  // A build a second: 8,640,000 bytes a day, full within a day.
  EXPECT_EQ(ram.by_day.left, (Estimate<std::int64_t>{1, 1, 1}));
  const Time day_after = newest_.metadata.time + 86'400;
  EXPECT_EQ(ram.by_day.full, (Estimate<Time>{day_after, day_after, day_after}));
}

// The slopes of the pairs: -760, -375, ten times 10, 266.67, 395, 780.
TEST_F(ForecastTest, IsNotMovedByOneBuildThatIsOff) {
  given_bytes({100, 110, 120, 900, 140, 150});
  EXPECT_DOUBLE_EQ(of_ram().by_build.rate->likely, 10);
}

TEST_F(ForecastTest, SaysThatThereIsNoTrend) {
  given_bytes({100, 200, 100, 200, 100, 200, 100});
  const auto ram = of_ram();
  EXPECT_EQ(ram.by_build.verdict, "no trend");
  EXPECT_EQ(ram.by_build.left, std::nullopt);
  EXPECT_EQ(ram.by_day.full, std::nullopt);
}

TEST_F(ForecastTest, SaysThatItShrinks) {
  given_bytes({500, 400, 300, 200, 100});
  EXPECT_EQ(of_ram().by_build.verdict, "shrinks");
}

TEST_F(ForecastTest, DrawsNothingFromThreeBuilds) {
  given_bytes({100, 200, 300});
  EXPECT_EQ(of_ram().by_build.verdict, "too few builds");
  EXPECT_EQ(of_ram().by_build.rate, std::nullopt);
}

TEST_F(ForecastTest, SaysThatABlockIsFull) {
  given_bytes({100, 200, 300, 65'537});
  EXPECT_EQ(of_ram().by_day.verdict, "full");
  EXPECT_EQ(of_ram().free, -1);
}

TEST_F(ForecastTest, LooksAtTheLastHundredBuildsUnlessToldOtherwise) {
  given_bytes(std::vector<Bytes>(60, 1'000));
  std::vector<Bytes> rising;
  for (Bytes size = 1'000; rising.size() < 100; size += 10) {
    rising.push_back(size);
  }
  given_bytes(rising);
  EXPECT_EQ(of_ram().first, "v61");
  EXPECT_EQ(of_ram().by_build.rate, (Estimate<double>{10, 10, 10}));
  EXPECT_EQ(of_ram(oldest_).builds, 100) << "160 builds are thinned";
  EXPECT_EQ(of_ram(oldest_).last, "v160");
}

// RFC 3339 has four digits for a year.
TEST_F(ForecastTest, NamesNoDayBehindTheYear9999) {
  for (unsigned year = 0; year < 5; ++year) {
    const auto map =
        test::sample_with({}, {}, {test::function_of("a.o", "buffer", 100 + 4 * year)});
    put_build(history_.store(),
              {.target = "board",
               .label = "v" + std::to_string(year),
               .time = 1'000'000'000 + static_cast<Time>(year) * 366 * 86'400},
              test::memory_map(map));
  }
  EXPECT_EQ(of_ram().by_day.verdict, "grows");
  EXPECT_EQ(of_ram().by_day.left->likely, 65'420 * 100) << "a hundredth of a byte a day";
  EXPECT_EQ(of_ram().by_day.full->likely, 253'402'300'799);
}

TEST_F(ForecastTest, RefusesABlockThatIsNotThere) {
  given_bytes({100, 200});
  EXPECT_THROW(forecast(history_.database(), {.target = "board", .blocks = {"ROM"}}),
               Error);
}

}  // namespace
}  // namespace memstrata

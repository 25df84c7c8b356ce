#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

class ParseTest : public CliTest {};

const std::string kMap = fixture_path("maps/pairs/arm-plain.map");
const std::string kOther = fixture_path("maps/pairs/arm-overflow.map");
const std::string kRefused = fixture_path("refused/binary.bin");

TEST_F(ParseTest, PrintsOneObjectForOneFileAndAnArrayForSeveral) {
  const auto one = nlohmann::json::parse(run({"parse", "--json", kMap}).out);
  const auto two = nlohmann::json::parse(run({"parse", "--json", kMap, kOther}).out);
  EXPECT_EQ(one.at("kind"), "map");
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0], one);
}

TEST_F(ParseTest, PrintsALineAFileAsNdjson) {
  const std::string lines = run({"parse", "--format", "ndjson", kMap, kOther}).out;
  EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
  EXPECT_THAT(lines, StartsWith("{\"schema\":1,\"kind\":\"map\""));
}

TEST_F(ParseTest, ProvesTheSumsALineAFile) {
  const Outcome check = run({"parse", "--check", kMap, kOther});
  EXPECT_EQ(check.status, 0);
  EXPECT_THAT(check.out, MatchesRegex(".*arm-plain.map: ok, sums hold, 4,096 bytes at "
                                      "[0-9,]+ MB/s\n.*: overflow, sums hold, .*\n"));
}

TEST_F(ParseTest, ReportsABadFileAndReadsTheOthers) {
  const Outcome both = run({"parse", "--json", kRefused, kMap});
  EXPECT_EQ(both.status, 2);
  EXPECT_EQ(nlohmann::json::parse(both.out).size(), 1U);
  EXPECT_THAT(both.err, StartsWith("memstrata: " + kRefused + ": "));
}

TEST_F(ParseTest, ReadsStandardInput) {
  const Outcome piped =
      run({"parse", "--json", "-"}, fixture_bytes("maps/pairs/arm-plain.map"));
  EXPECT_EQ(piped.status, 0);
  EXPECT_EQ(nlohmann::json::parse(piped.out).at("file"), "-");
}

TEST_F(ParseTest, RefusesWhatIsLargerThanAllowed) {
  EXPECT_EQ(run({"parse", "--max-size", "1K", kMap}).status, 2);
  EXPECT_EQ(run({"parse", "--max-size", "5K", kMap}).status, 0);
  EXPECT_THAT(run({"parse", "--max-size", "many", kMap}).err,
              HasSubstr("--max-size many: write it as 512M or 4G"));
}

TEST_F(ParseTest, ShowsBlocksRegionsAndTheLargestSymbols) {
  const Outcome story =
      run({"parse", "-n", "6", fixture_path("maps/firmware/node-m4/v1.0.0.map.xz")});
  const std::size_t end = story.out.find('\n');
  expect_golden("cli/parse.txt", story.out.substr(end + 1));
}

}  // namespace
}  // namespace memstrata::test

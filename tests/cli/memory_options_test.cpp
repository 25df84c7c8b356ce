#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kMap = fixture_path("maps/pairs/lld-arm.map");
const std::string kMapWithTable = fixture_path("maps/pairs/arm-plain.map");
const std::string kScript = fixture_path("programs/layouts/two_blocks.ld");

class MemoryOptionsTest : public CliTest {
 protected:
  /// "NAME LENGTH" of each block in the JSON that the program prints.
  std::vector<std::string> blocks_of(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    std::vector<std::string> blocks;
    const auto document = nlohmann::json::parse(run(arguments).out);
    for (const auto& block : document.at("blocks")) {
      const auto& length = block.at("length");
      blocks.push_back(block.at("name").get<std::string>() + " " + length.dump());
    }
    return blocks;
  }
};

TEST_F(MemoryOptionsTest, GiveBlocksToAMapWithoutThem) {
  EXPECT_THAT(blocks_of({"parse", kMap}), ElementsAre("(no block) null"));
  EXPECT_THAT(blocks_of({"parse", kMap, "--memory", "ROM=0x0:64K", "--memory",
                         "RAM=0x20000000:16K"}),
              ElementsAre("ROM 65536", "RAM 16384"));
}

TEST_F(MemoryOptionsTest, TakeBlocksFromALinkerScriptUnlessToldOtherwise) {
  EXPECT_THAT(blocks_of({"parse", kMap, "--linker-script", kScript}),
              ElementsAre("ROM 65536", "RAM 16384"));
  EXPECT_THAT(blocks_of({"parse", kMap, "--linker-script", kScript, "--memory",
                         "RAM=0x20000000:32K"}),
              ElementsAre("ROM 65536", "RAM 32768"));
}

TEST_F(MemoryOptionsTest, AreKeptWithTheTarget) {
  run({"ingest", kMap, "--target", "node", "--label", "v1", "--linker-script", kScript});
  const auto second = run({"ingest", kMap, "--target", "node", "--label", "v2"});
  EXPECT_THAT(second.err, HasSubstr("blocks ROM, ... as given before for node\n"));
  EXPECT_THAT(blocks_of({"export", "v2", "--target", "node"}),
              ElementsAre("ROM 65536", "RAM 16384"));
}

TEST_F(MemoryOptionsTest, AreNotKeptForOtherTargets) {
  run({"ingest", kMap, "--target", "node", "--label", "v1", "--linker-script", kScript});
  run({"ingest", kMap, "--target", "hub", "--label", "v1"});
  EXPECT_THAT(blocks_of({"export", "v1", "--target", "hub"}),
              ElementsAre("(no block) null"));
}

TEST_F(MemoryOptionsTest, GiveWayToTheTableOfTheMap) {
  const auto ingested = run({"ingest", kMapWithTable, "--target", "node", "--label", "v1",
                             "--memory", "OTHER=0:1K"});
  EXPECT_THAT(ingested.err, HasSubstr("has a memory table of its own"));
  EXPECT_EQ(blocks_of({"export", "v1", "--target", "node"}),
            blocks_of({"parse", kMapWithTable}));
}

TEST_F(MemoryOptionsTest, AreRefusedWithAnExampleWhereTheyMakeNoSense) {
  const auto refused = run({"parse", kMap, "--memory", "ROM"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("FLASH=0x08000000:512K"));
}

TEST_F(MemoryOptionsTest, NameTheScriptWithoutMemory) {
  const std::string script = written("empty.ld", "SECTIONS { }\n");
  const auto refused = run({"parse", kMap, "--linker-script", script});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, StartsWith("memstrata: " + script + ":2: no MEMORY"));
}

}  // namespace
}  // namespace memstrata::test

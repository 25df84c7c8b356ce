#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class IngestTest : public CliTest {
 protected:
  Outcome ingest(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "ingest");
    return run(arguments);
  }

  /// The member `key` of each result of --json.
  std::vector<std::string> words(std::vector<std::string> arguments,
                                 const std::string& key) {
    arguments.emplace_back("--json");
    std::vector<std::string> found;
    const auto answer = nlohmann::json::parse(ingest(arguments).out);
    for (const auto& result : answer.at("results")) {
      found.push_back(result.at(key).get<std::string>());
    }
    return found;
  }
};

const std::string kOld = fixture_path("maps/firmware/node-m4/v1.0.0.map.xz");
const std::string kNew = fixture_path("maps/firmware/node-m4/v1.1.0.map.xz");
const std::string kOverflow = fixture_path("maps/pairs/arm-overflow.map");
const std::string kRelocatable = fixture_path("maps/pairs/arm-relocatable.map");
const std::string kBinary = fixture_path("refused/binary.bin");

TEST_F(IngestTest, SaysWhatItStoresAndWhereEachNameComesFrom) {
  const std::string map =
      written("firmware.map", fixture_bytes("maps/pairs/arm-plain.map"));
  EXPECT_EQ(ingest({map, "--target", "node", "--label", "v1", "--time",
                    "2026-01-31T14:00:00+02:00"}),
            (Outcome{0,
                     "result  build  target  branch  label  time                  file\n"
                     "stored     #1  node    main    v1     2026-01-31T12:00:00Z  " +
                         map + "\n",
                     map + ": target node (--target), branch main (default), label v1 "
                           "(--label), time 2026-01-31T12:00:00Z (--time)\n"}));
}

TEST_F(IngestTest, NamesATargetByTheFolderOfTheMap) {
  std::filesystem::create_directory(folder_ / "build-PYBV11");
  const std::string map =
      written("build-PYBV11/firmware.map", fixture_bytes("maps/pairs/arm-plain.map"));
  EXPECT_THAT(ingest({map}).err,
              HasSubstr("target PYBV11 (folder), branch main (default), label firmware "
                        "(file name)"));
}

TEST_F(IngestTest, NamesATargetByTheRulesOfMemstrataToml) {
  written("memstrata.toml",
          "[[target]]\nmap = \"out/*/app.map\"\nname = \"board/{1}\"\n");
  std::filesystem::create_directories(folder_ / "out/left");
  const std::string map =
      written("out/left/app.map", fixture_bytes("maps/pairs/arm-plain.map"));
  EXPECT_THAT(ingest({map}).err, HasSubstr("target board/left (memstrata.toml)"));
}

TEST_F(IngestTest, RefusesAConfigurationItDoesNotUnderstand) {
  const std::string toml =
      written("memstrata.toml", "[[target]]\nmap = \"*\"\nnam = \"x\"\n");
  const std::string map = written("a.map", fixture_bytes("maps/pairs/arm-plain.map"));
  const Outcome refused = ingest({map});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr(toml + ":3: unknown key 'nam'"));
}

TEST_F(IngestTest, StoresNothingTwice) {
  EXPECT_THAT(words({kOld, "--target", "t", "--label", "a"}, "result"),
              ::testing::ElementsAre("stored"));
  EXPECT_THAT(words({kOld, "--target", "t", "--label", "a"}, "result"),
              ::testing::ElementsAre("present"));
}

TEST_F(IngestTest, RefusesOtherContentUnderALabelUnlessItReplaces) {
  ingest({kOld, "--target", "t", "--label", "a"});
  const Outcome refused = ingest({kNew, "--target", "t", "--label", "a"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(words({kNew, "--target", "t", "--label", "a", "--replace"}, "result"),
              ::testing::ElementsAre("replaced"));
}

TEST_F(IngestTest, StoresTheGoodFilesAndReportsTheBadOne) {
  const Outcome mixed = ingest({kOld, kBinary, kNew, "--target", "t"});
  EXPECT_EQ(mixed.status, 2);
  EXPECT_THAT(mixed.err, HasSubstr("memstrata: " + kBinary + ": "));
  EXPECT_THAT(run({"builds", "--csv"}).out, HasSubstr(",v1.1.0,"));
}

TEST_F(IngestTest, StoresAllOrNothingWithAtomic) {
  EXPECT_EQ(ingest({kOld, kBinary, "--target", "t", "--atomic"}).status, 2);
  EXPECT_EQ(
      run({"targets", "--csv", "-q"}).out,
      "target,builds,releases,latest,time,block,origin,length,parent,used,high_water,"
      "holes,free,overflow\n");
}

TEST_F(IngestTest, LeavesNoDatabaseBehindWhenEverythingIsRefused) {
  EXPECT_EQ(ingest({kBinary}).status, 2);
  EXPECT_EQ(ingest({kOld, "--target", "t", "--dry-run"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(IngestTest, RefusesARelocatableLink) {
  const Outcome refused = ingest({kRelocatable});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("a relocatable link (ld -r)"));
}

TEST_F(IngestTest, StoresACutMapOnlyWhenItIsAllowed) {
  const std::string whole = fixture_bytes("maps/pairs/arm-sections.map");
  const std::string map = written("cut.map", whole.substr(0, whole.size() - 40));
  const Outcome refused = ingest({map});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("--allow-truncated"));
  EXPECT_THAT(words({map, "--allow-truncated"}, "message"),
              ::testing::ElementsAre("status truncated"));
}

TEST_F(IngestTest, SaysByHowMuchALinkOverflowed) {
  EXPECT_THAT(words({kOverflow}, "message"),
              ::testing::ElementsAre(HasSubstr(" over by ")));
}

TEST_F(IngestTest, WarnsWhenTheBlocksAreThoseOfAnotherTarget) {
  ingest({kOld, "--target", "t", "--label", "a"});
  const Outcome other = ingest({fixture_path("maps/firmware/node-rv32/v1.0.0.map.xz"),
                                "--target", "t", "--label", "b"});
  EXPECT_EQ(other.status, 0);
  EXPECT_THAT(other.err, HasSubstr("warning: the blocks differ from those of a"));
}

TEST_F(IngestTest, RefusesNamesThatHoldControlCharacters) {
  const Outcome refused = ingest({kOld, "--label", "a\x1b[31m"});
  EXPECT_EQ(refused,
            (Outcome{2, "",
                     "memstrata: --label: 'a\\x1b[31m' holds control characters or is "
                     "not valid UTF-8\n"}));
}

TEST_F(IngestTest, ReadsEveryMapOfAFolder) {
  std::filesystem::create_directories(folder_ / "maps/deep");
  written("maps/b.map", fixture_bytes("maps/pairs/arm-plain.map"));
  written("maps/deep/a.map", fixture_bytes("maps/pairs/arm-sections.map"));
  written("maps/readme.txt", "no map");
  EXPECT_THAT(words({path("maps"), "--target", "t"}, "result"),
              ::testing::ElementsAre("stored", "stored"));
}

TEST_F(IngestTest, ReadsTheLogsOfAFolderThatHoldHeapDumps) {
  std::filesystem::create_directories(folder_ / "device");
  written("device/boot.log", fixture_bytes("heaps/1.26.0-24576.log"));
  written("device/notes.txt", "the board was cold");
  const Outcome outcome = ingest({path("device"), "--target", "t", "--csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("boot.log"));
  EXPECT_THAT(outcome.out, ::testing::Not(HasSubstr("notes.txt")));
}

TEST_F(IngestTest, SaysWhatItLookedForInAFolderWithoutIt) {
  std::filesystem::create_directories(folder_ / "empty");
  EXPECT_EQ(ingest({path("empty")}),
            (Outcome{2, "",
                     "memstrata: " + path("empty") +
                         ": no *.map in this folder, and no *.log or *.txt with a heap "
                         "dump\n"}));
}

}  // namespace
}  // namespace memstrata::test

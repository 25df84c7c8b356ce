// ingest and parse of heap dumps and device logs.
#include <gmock/gmock.h>

#include "cli/heap_runner.hpp"

namespace memstrata::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A heap of 120 GC blocks: one chain of two, one of one.
const std::string kSmallDump =
    "GC: total: 1920, used: 48, free: 1872\n"
    " No. of 1-blocks: 1, 2-blocks: 1, max blk sz: 2, max free sz: 117\n"
    "GC memory layout; from 20000800:\n"
    "00000: h=S" +
    std::string(61, '.') + "\n00400: " + std::string(56, '.') + "\n";

class HeapIngestTest : public HeapCommandTest {
 protected:
  std::vector<std::string> labels() {
    std::vector<std::string> found;
    const auto list = json({"heap", "list"});
    for (const auto& snapshot : list.at("snapshots")) {
      found.push_back(snapshot.at("label"));
    }
    return found;
  }
};

TEST_F(HeapIngestTest, NamesSnapshotsAsTheMarkersOfTheLogDo) {
  EXPECT_THAT(labels(), ElementsAre("boot", "imports", "objects", "fragmented", "leak0",
                                    "leak1", "leak2"));
}

TEST_F(HeapIngestTest, StoresTheSameLogOnce) {
  const Outcome again =
      run({"ingest", "--target", "node-m4", "--build", "v1.0.0-1-g8a41be0",
           fixture_path("heaps/1.26.0-65536.log"), "--json"});
  EXPECT_EQ(again.status, 0) << again.err;
  const auto result = nlohmann::json::parse(again.out).at("results").at(0);
  EXPECT_EQ(result.at("result"), "present");
  EXPECT_EQ(labels().size(), 7U);
}

TEST_F(HeapIngestTest, TakesTheLabelThatIsGiven) {
  answer({"ingest", "-q", "--target", "node-m4", "--label", "after wifi", "--time",
          "2026-03-01T00:00:00Z", written("dump.txt", kSmallDump)});
  EXPECT_THAT(labels().back(), "after wifi");
}

TEST_F(HeapIngestTest, NamesADumpWithoutMarkerAsItsFile) {
  answer({"ingest", "-q", "--target", "node-m4", "--time", "2026-03-01T00:00:00Z",
          written("dump.txt", kSmallDump)});
  EXPECT_THAT(labels().back(), "dump");
}

TEST_F(HeapIngestTest, ReadsADumpFromStandardInput) {
  const Outcome stored =
      run({"ingest", "-q", "--target", "node-m4", "--label", "piped", "-"}, kSmallDump);
  EXPECT_EQ(stored.status, 0) << stored.err;
  EXPECT_EQ(json({"heap", "show", "piped"}).at("snapshots").at(0).at("used"), 48);
}

TEST_F(HeapIngestTest, BindsSnapshotsToTheBuild) {
  const auto snapshot = json({"heap", "list"}).at("snapshots").at(0);
  EXPECT_EQ(snapshot.at("target"), "node-m4");
  EXPECT_EQ(snapshot.at("build_label"), "v1.0.0-1-g8a41be0");
  EXPECT_EQ(snapshot.at("commit"), "8a41be07c5");
  EXPECT_EQ(snapshot.at("time"), "2026-01-19T16:42:11Z");
}

TEST_F(HeapIngestTest, RefusesABuildThatIsNotThere) {
  const Outcome refused = run({"ingest", "--target", "node-m4", "--build", "v9",
                               written("dump.txt", kSmallDump)});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("v9"));
  EXPECT_EQ(labels().size(), 7U);
}

TEST_F(HeapIngestTest, KeepsNothingOfADryRun) {
  answer({"ingest", "-q", "--target", "node-m4", "--dry-run",
          written("dump.txt", kSmallDump)});
  EXPECT_EQ(labels().size(), 7U);
}

TEST_F(HeapIngestTest, SaysOfEachLogWhetherItsTablesHold) {
  const Outcome checked = run({"parse", "--check", fixture_path("heaps/1.26.0-65536.log"),
                               fixture_path("heaps/1.20.0-297-24576.log")});
  EXPECT_EQ(checked.status, 0) << checked.err;
  EXPECT_THAT(checked.out,
              HasSubstr("1.26.0-65536.log: 7 heap dumps, tables equal their headers"));
  EXPECT_THAT(
      checked.out,
      HasSubstr("1.20.0-297-24576.log: 7 heap dumps, tables equal their headers"));
}

TEST_F(HeapIngestTest, EndsTheCheckWithOneWhereATableDiffers) {
  std::string dump = kSmallDump;
  dump.replace(dump.find("used: 48"), 8, "used: 64");
  const Outcome checked = run({"parse", "--check", written("dump.txt", dump)});
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.out, HasSubstr("differs"));
}

}  // namespace
}  // namespace memstrata::test

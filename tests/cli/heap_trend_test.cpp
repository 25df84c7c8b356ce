// heap trend and heap list for programs.
#include <gmock/gmock.h>

#include "cli/heap_runner.hpp"

namespace memstrata::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The same label in both builds: another version of the interpreter in the older.
class HeapTrendTest : public HeapCommandTest {
 protected:
  HeapTrendTest() {
    answer({"ingest", "-q", "--target", "node-m4", "--build", "v1.0.0",
            fixture_path("heaps/1.23.0-65536.log")});
  }
};

TEST_F(HeapTrendTest, LooksLikeThisForPeople) {
  given_a_terminal(80);
  expect_golden("cli/heap_trend_80.txt",
                answer({"heap", "trend", "objects", "--color", "never"}));
  given_a_terminal(200);
  expect_golden("cli/heap_trend_200.txt",
                answer({"heap", "trend", "objects", "--color", "never"}));
}

TEST_F(HeapTrendTest, LooksLikeThisForPrograms) {
  expect_golden("cli/heap_trend.json", json({"heap", "trend", "objects"}).dump(1));
  expect_golden("cli/heap_list.json", json({"heap", "list"}).dump(1));
  expect_golden("cli/heap_trend.csv", answer({"heap", "trend", "objects", "--csv"}));
}

// truth.json: what gc.mem_alloc() said in the same runs.
TEST_F(HeapTrendTest, StandsInTheOrderOfTheBuilds) {
  const auto truth = fixture_json("heaps/truth.json");
  const auto points = json({"heap", "trend", "objects"}).at("snapshots");
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points.at(0).at("build_label"), "v1.0.0");
  EXPECT_EQ(points.at(0).at("used"),
            truth.at("1.23.0-65536.log").at(2).at("alloc_after"));
  EXPECT_EQ(points.at(1).at("build_label"), "v1.0.0-1-g8a41be0");
  EXPECT_EQ(points.at(1).at("used"),
            truth.at("1.26.0-65536.log").at(2).at("alloc_after"));
}

TEST_F(HeapTrendTest, HasARecordASnapshotWithTheSameNames) {
  EXPECT_THAT(answer({"heap", "trend", "boot", "--csv"}),
              StartsWith("id,target,build,build_label,commit,label,sequence,time,status,"
                         "total,used,free,largest_free,fragmentation\n"));
}

TEST_F(HeapTrendTest, NeedsALabelWhereThereAreSeveral) {
  const Outcome unclear = run({"heap", "trend"});
  EXPECT_EQ(unclear.status, 2);
  EXPECT_THAT(unclear.err, HasSubstr("name one"));
}

TEST_F(HeapTrendTest, FindsTheSnapshotOfABuild) {
  EXPECT_EQ(json({"heap", "show", "objects@v1.0.0"})
                .at("snapshots")
                .at(0)
                .at("build")
                .at("label"),
            "v1.0.0");
  EXPECT_EQ(json({"heap", "show", "objects~1"}).at("snapshots"),
            json({"heap", "show", "objects@v1.0.0"}).at("snapshots"));
}

}  // namespace
}  // namespace memstrata::test

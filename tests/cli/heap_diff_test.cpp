// heap diff of two and of three snapshots.
#include <gmock/gmock.h>

#include "cli/heap_runner.hpp"

namespace memstrata::test {
namespace {

using testing::HasSubstr;

class HeapDiffCommandTest : public HeapCommandTest {};

TEST_F(HeapDiffCommandTest, LooksLikeThisForPeople) {
  given_a_terminal(80);
  const std::vector<std::string> diff{"heap", "diff", "boot", "imports"};
  expect_golden("cli/heap_diff_80.txt",
                answer({"heap", "diff", "boot", "imports", "--color", "never"}));
  expect_golden("cli/heap_diff_colour.txt", answer(diff));
  given_a_terminal(200);
  expect_golden("cli/heap_diff_200.txt",
                answer({"heap", "diff", "boot", "imports", "--color", "never"}));
}

TEST_F(HeapDiffCommandTest, LooksLikeThisAsJson) {
  expect_golden("cli/heap_diff.json", json({"heap", "diff", "boot", "imports"}).dump(1));
}

TEST_F(HeapDiffCommandTest, IsTheNegativeTheOtherWayRound) {
  const auto there = json({"heap", "diff", "boot", "objects"});
  const auto back = json({"heap", "diff", "objects", "boot"});
  for (const auto& [name, numbers] : there.at("numbers").items()) {
    if (numbers.at("delta").is_number()) {
      EXPECT_EQ(back.at("numbers").at(name).at("delta").get<std::int64_t>(),
                -numbers.at("delta").get<std::int64_t>())
          << name;
    }
  }
  EXPECT_EQ(there.at("gc_blocks").at("allocated"), back.at("gc_blocks").at("freed"));
  EXPECT_EQ(there.at("gc_blocks").at("freed"), back.at("gc_blocks").at("allocated"));
}

// truth.json: what gc.mem_alloc() said in the same run.
TEST_F(HeapDiffCommandTest, GrowsByWhatTheDeviceAllocated) {
  const auto truth = fixture_json("heaps/truth.json").at("1.26.0-65536.log");
  const auto used = json({"heap", "diff", "boot", "objects"}).at("numbers").at("used");
  EXPECT_EQ(used.at("old"), truth.at(0).at("alloc_after"));
  EXPECT_EQ(used.at("new"), truth.at(2).at("alloc_after"));
}

TEST_F(HeapDiffCommandTest, ReadsBothFromFiles) {
  const std::string log = fixture_path("heaps/1.26.0-65536.log");
  const auto of_files = json({"heap", "diff", log + ":boot", log + ":objects"});
  EXPECT_EQ(of_files.at("gc_blocks"),
            json({"heap", "diff", "boot", "objects"}).at("gc_blocks"));
}

// Each dump of the log holds eight more bytearrays of 50 to 57 bytes than the one
// before: an object each and a buffer of four GC blocks of 16 bytes.
TEST_F(HeapDiffCommandTest, FindsTheBuffersThatLeak) {
  std::size_t objects = 0;
  std::size_t buffers = 0;
  const auto leaks = json({"heap", "diff", "leak0", "leak1", "leak2"});
  for (const auto& leak : leaks.at("rows")) {
    objects += leak.at("kind") == "A" ? 1U : 0U;
    buffers += leak.at("kind") == "h" && leak.at("bytes") == 64 ? 1U : 0U;
  }
  EXPECT_EQ(objects, 8U);
  EXPECT_EQ(buffers, 8U);
}

TEST_F(HeapDiffCommandTest, ShowsLeaksLikeThis) {
  given_a_terminal(80);
  const std::vector<std::string> leaks{"heap", "diff", "leak0", "leak1", "leak2"};
  expect_golden("cli/heap_leaks_80.txt",
                answer({"heap", "diff", "leak0", "leak1", "leak2", "--color", "never"}));
  expect_golden("cli/heap_leaks.json", json(leaks).dump(1));
}

TEST_F(HeapDiffCommandTest, NeedsTwoOrThreeSnapshots) {
  EXPECT_EQ(run({"heap", "diff", "boot"}).status, 2);
  EXPECT_EQ(run({"heap", "diff", "boot", "imports", "objects", "leak0"}).status, 2);
  const Outcome unknown = run({"heap", "diff", "boot", "nothing"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("nothing"));
}

}  // namespace
}  // namespace memstrata::test

#include "vtab/layout_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/random_layout.hpp"
#include "model/error.hpp"
#include "vtab/history_file.hpp"

namespace memstrata {
namespace {

using testing::connected;
using ::testing::ElementsAre;
using testing::HistoryFile;
using testing::small_firmware;
using testing::TemporaryFile;

constexpr const char* kMainSize =
    "SELECT size FROM build_symbol(1, 1, 100) WHERE symbol_id = 1";

TEST(LayoutReaderTest, ReadsEveryBuildOfALongChain) {
  HistoryFile history;
  testing::Random random(1);
  std::vector<BuildLayout> layouts{testing::linked_layout(random, 60)};
  for (std::int64_t ord = 0; ord < 40; ++ord) {
    history.put(1, ord, layouts.back());
    layouts.push_back(testing::next_build(layouts.back(), random, 6));
  }
  LayoutReader reader(history.connection(), "main");
  for (int round = 0; round < 200; ++round) {
    const std::uint64_t ord = testing::roll(random, 40);
    const auto build = reader.newest_at({1, 1, static_cast<std::int64_t>(ord)});
    ASSERT_NE(build, nullptr);
    EXPECT_TRUE(build->layout() == layouts[ord]);
  }
}

TEST(LayoutReaderTest, ReadsABuildOnceAsLongAsNothingChanges) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  LayoutReader reader(history.connection(), "main");
  const auto first = reader.newest_at({1, 1, 1});
  EXPECT_EQ(reader.newest_at({1, 1, 1}), first);
  EXPECT_EQ(reader.newest_at({1, 1, 7}), first);
}

TEST(LayoutReaderTest, RefusesForksThatGoInACircle) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  history.fork(2, 1, 1);
  history.put(2, 2, small_firmware(history, 50));
  history.run("UPDATE branch SET fork_branch_id = 2, fork_ord = 9 WHERE branch_id = 2");
  LayoutReader reader(history.connection(), "main");
  EXPECT_THROW(reader.newest_at({1, 2, 2}), Error);
}

TEST(LayoutCacheTest, SeesWhatAnotherConnectionCommits) {
  const TemporaryFile file("layout_cache_test");
  HistoryFile history(file.path());
  history.put(1, 1, small_firmware(history));
  const auto other = connected(file.path());
  EXPECT_THAT(testing::rows(other.get(), kMainSize), ElementsAre("40"));
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(testing::rows(other.get(), kMainSize), ElementsAre("50"));
}

TEST(LayoutCacheTest, SeesTheConnectionsOwnWrites) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("50"));
}

TEST(LayoutCacheTest, ForgetsWhatWasRolledBack) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
  history.run("BEGIN");
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("50"));
  history.run("ROLLBACK");
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
}

TEST(LayoutCacheTest, ForgetsWhatWasRolledBackToASavepoint) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  history.run("BEGIN; SAVEPOINT before_the_second");
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("50"));
  history.run("ROLLBACK TO before_the_second");
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
  history.run("COMMIT");
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
}

// Gives the keyframe of the only build another content.
void rewrite_keyframe(HistoryFile& history, Bytes main_size) {
  history.put(2, 1, small_firmware(history, main_size));
  history.run(
      "UPDATE layout SET data = (SELECT data FROM layout WHERE branch_id = 2) "
      "WHERE branch_id = 1");
}

TEST(LayoutCacheTest, SeesThatAnotherConnectionRewroteAKeyframe) {
  const TemporaryFile file("keyframe_test");
  HistoryFile history(file.path());
  history.run("INSERT INTO branch (target_id, branch_id, name) VALUES (1, 2, 'two')");
  history.put(1, 1, small_firmware(history));
  const auto other = connected(file.path());
  EXPECT_THAT(testing::rows(other.get(), kMainSize), ElementsAre("40"));
  rewrite_keyframe(history, 50);
  EXPECT_THAT(testing::rows(other.get(), kMainSize), ElementsAre("50"));
}

TEST(LayoutCacheTest, ForgetsAKeyframeWhoseRewritingWasRolledBack) {
  HistoryFile history;
  history.run("INSERT INTO branch (target_id, branch_id, name) VALUES (1, 2, 'two')");
  history.put(1, 1, small_firmware(history));
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
  history.run("BEGIN");
  rewrite_keyframe(history, 50);
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("50"));
  history.run("ROLLBACK");
  EXPECT_THAT(history.rows(kMainSize), ElementsAre("40"));
}

// Reading a stored table first begins a transaction, in which what is kept may be used.
constexpr const char* kBuildCount =
    "SELECT count(*) FROM branch "
    "CROSS JOIN build_line(branch.target_id, branch.branch_id, 0) AS line";

TEST(LineCacheTest, KeepsTheLineOfABranchAsLongAsNothingChanges) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  LayoutReader reader(history.connection(), "main");
  history.run("BEGIN; SELECT count(*) FROM build");
  const auto line = reader.line_of(1, 1, false);
  EXPECT_EQ(reader.line_of(1, 1, false), line);
  EXPECT_NE(reader.line_of(1, 1, true), line);
  for (std::int64_t branch = 2; branch < 9; ++branch) {
    reader.line_of(1, branch, false);
  }
  EXPECT_NE(reader.line_of(1, 1, false), line);
}

TEST(LineCacheTest, SeesWhatAnotherConnectionCommits) {
  const TemporaryFile file("line_cache_test");
  HistoryFile history(file.path());
  history.put(1, 1, small_firmware(history));
  const auto other = connected(file.path());
  EXPECT_THAT(testing::rows(other.get(), kBuildCount), ElementsAre("1"));
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(testing::rows(other.get(), kBuildCount), ElementsAre("2"));
}

TEST(LineCacheTest, ForgetsWhatWasRolledBack) {
  HistoryFile history;
  history.put(1, 1, small_firmware(history));
  EXPECT_THAT(history.rows(kBuildCount), ElementsAre("1"));
  history.run("BEGIN");
  history.put(1, 2, small_firmware(history, 50));
  EXPECT_THAT(history.rows(kBuildCount), ElementsAre("2"));
  history.run("ROLLBACK");
  EXPECT_THAT(history.rows(kBuildCount), ElementsAre("1"));
}

TEST(AttachedFileTest, IsReadThroughATemporaryTableThatNamesItsSchema) {
  const TemporaryFile file("attached_file_test");
  {
    HistoryFile attached(file.path());
    attached.put(1, 1, small_firmware(attached, 64));
  }
  HistoryFile history;
  history.put(1, 1, small_firmware(history, 40));
  history.run("ATTACH '" + file.path() + R"(' AS "other ""db"" '1'")");
  history.run(
      "CREATE VIRTUAL TABLE temp.other_symbol USING "
      R"(build_symbol("other ""db"" '1'"))");
  EXPECT_THAT(
      history.rows("SELECT mine.size, other.size FROM build_symbol(1, 1, 1) AS mine "
                   "JOIN other_symbol(1, 1, 1) AS other USING (symbol_id) "
                   "WHERE symbol_id = 1"),
      ElementsAre("40|64"));
}

TEST(AttachedFileTest, MayBeAnotherOneOfTheSameName) {
  const TemporaryFile first("first_attached_test");
  const TemporaryFile second("second_attached_test");
  const auto store = [](const TemporaryFile& file, Bytes main_size) {
    HistoryFile stored(file.path());
    stored.put(1, 1, small_firmware(stored, main_size));
  };
  store(first, 64);
  store(second, 72);
  HistoryFile history;
  const auto size_in = [&history](const TemporaryFile& file) {
    history.run("ATTACH '" + file.path() + "' AS other");
    history.run(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.other_symbol USING build_symbol(other)");
    const auto sizes = history.rows(
        "SELECT size FROM other.build AS build "
        "CROSS JOIN other_symbol(build.target_id, build.branch_id, build.ord) AS symbol "
        "WHERE symbol.symbol_id = 1");
    history.run("DETACH other");
    return sizes;
  };
  EXPECT_THAT(size_in(first), ElementsAre("64"));
  EXPECT_THAT(size_in(second), ElementsAre("72"));
  EXPECT_THAT(size_in(first), ElementsAre("64"));
}

TEST(AttachedFileTest, IsNotWrittenTo) {
  HistoryFile history;
  EXPECT_THROW(history.run("CREATE VIRTUAL TABLE stored USING build_symbol"),
               std::runtime_error);
  EXPECT_THAT(history.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'stored'"),
              ElementsAre("0"));
}

}  // namespace
}  // namespace memstrata

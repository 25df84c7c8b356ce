// src/store/heap_store.cpp, sql/schema/0002_heap.sql

#include "store/heap_store.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "model/error.hpp"
#include "parse/micropython_heap/read_heap.hpp"
#include "query/heap.hpp"
#include "query/named_query.hpp"
#include "support/fixture.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class HeapStoreTest : public testing::Test {
 protected:
  std::vector<HeapSnapshot> snapshots_ =
      read_heap(test::fixture_bytes("heaps/1.26.0-24576.log"), "device.log");

  SnapshotPut put(const HeapSnapshot& snapshot, const std::string& target = "wasm") {
    return put_snapshot(database_, {.target = target, .time = 1000}, snapshot);
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_F(HeapStoreTest, GivesBackWhatWasStored) {
  for (const auto& snapshot : snapshots_) {
    const auto stored = load_snapshot(database_, put(snapshot).id);
    EXPECT_EQ(stored.snapshot, snapshot);
    EXPECT_EQ(stored.target, "wasm");
    EXPECT_EQ(stored.time, 1000);
    EXPECT_FALSE(stored.build);
  }
}

TEST_F(HeapStoreTest, GivesBackDumpsWithoutTableOrHeader) {
  for (const std::string_view text :
       {"GC: total: 64000, used: 1600, free: 62400\n",
        "GC memory layout; from ffffffff80001234:\n00000000: h=..\n",
        "stack: 12\nGC: total: 64, used: 32, free: 4\nGC memory layout; from 0:\n"
        "00000000: h=..\n"}) {
    auto snapshot = read_heap(text, "dump").front();
    snapshot.label = "x";
    EXPECT_EQ(load_snapshot(database_, put(snapshot).id).snapshot, snapshot);
  }
  EXPECT_THAT(verify_snapshots(database_), IsEmpty());
}

TEST_F(HeapStoreTest, StoresTheSameDumpOnce) {
  const auto first = put(snapshots_[0]);
  EXPECT_EQ(first.result, PutResult::stored);
  const auto again = put(snapshots_[0]);
  EXPECT_EQ(again.result, PutResult::present);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(put(snapshots_[0], "other").result, PutResult::stored);
  auto changed = snapshots_[0];
  changed.header.used = 1;
  EXPECT_EQ(put(changed).result, PutResult::stored);
}

TEST_F(HeapStoreTest, OffersKindsWhoseBytesAreTheWholeHeap) {
  const auto id = put(snapshots_[2]).id;
  const auto table =
      run_query(database_, find_query("heap/kinds"), {{"snapshot", Cell{id}}});
  std::int64_t bytes = 0;
  for (const auto& row : table.rows) {
    bytes += std::get<std::int64_t>(row.at(3));
  }
  EXPECT_EQ(bytes, 24000);
}

TEST_F(HeapStoreTest, OffersTheLengthsOfChainsAndFreeRuns) {
  const auto id = put(snapshots_[0]).id;
  const auto table =
      run_query(database_, find_query("heap/lengths"), {{"snapshot", Cell{id}}});
  // The header of the dump says: No. of 1-blocks: 23, 2-blocks: 6.
  EXPECT_EQ(std::get<std::int64_t>(table.rows.at(0).at(2)), 23);
  EXPECT_EQ(std::get<std::int64_t>(table.rows.at(1).at(2)), 6);
}

TEST_F(HeapStoreTest, FindsSnapshotsByReference) {
  const auto boot = put(snapshots_[0]).id;
  const auto imports = put(snapshots_[1]).id;
  EXPECT_EQ(find_snapshot(database_, "", "boot"), boot);
  EXPECT_EQ(find_snapshot(database_, "wasm", "latest"), imports);
  EXPECT_EQ(find_snapshot(database_, "wasm", "latest~1"), boot);
  EXPECT_EQ(find_snapshot(database_, "", "#7"), 7);
  EXPECT_THROW(find_snapshot(database_, "", "boot~1"), Error);
  EXPECT_THROW(find_snapshot(database_, "", "boot@v1"), Error);
  EXPECT_THROW(load_snapshot(database_, 7), Error);
}

TEST_F(HeapStoreTest, ListsFragmentationAndTheLargestFreeRun) {
  put(snapshots_[0]);
  const auto points = heap_points(database_, "wasm");
  ASSERT_THAT(points, SizeIs(1));
  EXPECT_EQ(points[0].used, 1696);
  EXPECT_EQ(points[0].largest_free, 1235 * 16);
  EXPECT_NEAR(points[0].fragmentation().value(), 1.0 - 1235.0 * 16 / 22304, 1e-12);
}

TEST_F(HeapStoreTest, VerifiesEverySnapshot) {
  for (const auto& snapshot : snapshots_) {
    put(snapshot);
  }
  EXPECT_THAT(verify_snapshots(database_), IsEmpty());
}

TEST_F(HeapStoreTest, NoticesFactsThatAreNotThoseOfTheAreas) {
  put(snapshots_[0]);
  ASSERT_EQ(sqlite3_exec(database_.handle(), "UPDATE heap_kind SET chains = 99", nullptr,
                         nullptr, nullptr),
            SQLITE_OK);
  const auto findings = verify(database_);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].label, "boot");
}

TEST_F(HeapStoreTest, NoticesDamagedAreas) {
  put(snapshots_[0]);
  ASSERT_EQ(sqlite3_exec(database_.handle(),
                         "UPDATE heap_area SET runs = zeroblob(length(runs))", nullptr,
                         nullptr, nullptr),
            SQLITE_OK);
  EXPECT_THAT(verify(database_), SizeIs(1));
}

TEST_F(HeapStoreTest, DeletesASnapshot) {
  const auto id = put(snapshots_[0]).id;
  delete_snapshot(database_, id);
  EXPECT_THAT(heap_points(database_, ""), IsEmpty());
  EXPECT_THAT(stored_targets(database_), IsEmpty());
  EXPECT_THROW(delete_snapshot(database_, id), Error);
}

}  // namespace
}  // namespace memstrata

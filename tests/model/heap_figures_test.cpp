// src/model/heap_figures.cpp, heap_snapshot.cpp

#include "model/heap_figures.hpp"

#include <gmock/gmock.h>

#include "support/heap.hpp"

namespace memstrata {
namespace {

using test::heap_area;
using test::heap_snapshot;
using testing::ElementsAre;
using testing::Pair;

TEST(HeapSnapshotTest, JoinsNeighboursOfOneLetterHoweverLong) {
  HeapArea area;
  append_blocks(area.runs, '.', 3);
  append_blocks(area.runs, '.', 200000);
  append_blocks(area.runs, 'h', 1);
  append_blocks(area.runs, 'h', 65535);
  RunCursor run{area};
  EXPECT_EQ(run.letter(), '.');
  EXPECT_EQ(run.count(), 200003);
  run.next();
  EXPECT_EQ(run.letter(), 'h');
  EXPECT_EQ(run.count(), 65536);
  run.next();
  EXPECT_FALSE(run);
  EXPECT_EQ(gc_blocks(area), 265539);
}

TEST(HeapSnapshotTest, ReadsBackTheWordOfEveryStatus) {
  for (const auto status : {HeapStatus::ok, HeapStatus::differs, HeapStatus::damaged,
                            HeapStatus::header_only, HeapStatus::table_only}) {
    EXPECT_EQ(heap_status_from(to_string(status)), status);
  }
  EXPECT_EQ(heap_status_from("fine"), std::nullopt);
}

TEST(HeapFiguresTest, CutsRunsIntoChains) {
  EXPECT_THAT(chains_of(heap_area(0, "hhh==..S=T=")),
              ElementsAre(Chain{'h', 0, 1}, Chain{'h', 1, 1}, Chain{'h', 2, 3},
                          Chain{'S', 7, 2}, Chain{'T', 9, 2}));
}

TEST(HeapFiguresTest, CountsWholeChainsByTheKindOfTheirHead) {
  const auto figures = figures_of({heap_area(0, "hhh==..S=T=")});
  EXPECT_THAT(figures.kinds,
              ElementsAre(Pair('S', KindUse{1, 2}), Pair('T', KindUse{1, 2}),
                          Pair('h', KindUse{3, 5})));
  EXPECT_THAT(figures.chain_lengths, ElementsAre(Pair(1, 2), Pair(2, 2), Pair(3, 1)));
  EXPECT_THAT(figures.free_lengths, ElementsAre(Pair(2, 1)));
  EXPECT_EQ(figures.gc_blocks, 11);
  EXPECT_EQ(figures.free_blocks, 2);
  EXPECT_EQ(figures.longest_chain, 3);
}

TEST(HeapFiguresTest, LetsNothingRunFromOneAreaIntoTheNext) {
  const auto figures = figures_of({heap_area(0, "h=.."), heap_area(64, "..h")});
  EXPECT_EQ(figures.longest_free, 2);
  EXPECT_THAT(figures.free_lengths, ElementsAre(Pair(2, 2)));
}

TEST(HeapFiguresTest, KeepsTailsWithoutHeadApart) {
  const auto figures = figures_of({heap_area(0, "==.h.=")});
  EXPECT_EQ(figures.loose_tails, 3);
  EXPECT_THAT(figures.kinds,
              ElementsAre(Pair('=', KindUse{0, 3}), Pair('h', KindUse{1, 1})));
}

TEST(HeapFiguresTest, CountsLongRunsToo) {
  HeapArea area;
  append_blocks(area.runs, 'h', 1);
  append_blocks(area.runs, '=', 99999);
  append_blocks(area.runs, '.', 70000);
  const auto figures = figures_of({area});
  EXPECT_THAT(figures.chain_lengths, ElementsAre(Pair(100000, 1)));
  EXPECT_THAT(figures.free_lengths, ElementsAre(Pair(70000, 1)));
}

TEST(HeapFiguresTest, FindsTheChainAtTheEndOfAnArea) {
  EXPECT_EQ(chain_at_the_end(heap_area(0, "..h==")), 3);
  EXPECT_EQ(chain_at_the_end(heap_area(0, "hh")), 1);
  EXPECT_EQ(chain_at_the_end(heap_area(0, "hh.")), std::nullopt);
  EXPECT_EQ(chain_at_the_end(heap_area(0, "==")), std::nullopt);
}

TEST(HeapFiguresTest, MeasuresFragmentationByTheLargestFreeRun) {
  const auto snapshot = heap_snapshot({heap_area(0, "h...h.")});
  EXPECT_EQ(largest_free(snapshot), 48);
  EXPECT_DOUBLE_EQ(fragmentation(snapshot).value(), 0.25);
  EXPECT_DOUBLE_EQ(fragmentation(heap_snapshot({heap_area(0, "h....")})).value(), 0.0);
  EXPECT_EQ(fragmentation(heap_snapshot({heap_area(0, "hh")})), std::nullopt);
}

TEST(HeapFiguresTest, TakesTheHeadersFiguresWhereTheyAre) {
  auto snapshot = heap_snapshot({heap_area(0, "h...")});
  EXPECT_EQ(used_bytes(snapshot), 16);
  snapshot.header.used = 32;
  EXPECT_EQ(used_bytes(snapshot), 32);
  snapshot.areas.clear();
  snapshot.header.max_free = 2;
  EXPECT_EQ(largest_free(snapshot), 32);
}

}  // namespace
}  // namespace memstrata

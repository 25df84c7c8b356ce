// src/model/heap_diff.cpp, heap_alignment.cpp

#include "model/heap_diff.hpp"

#include <gmock/gmock.h>

#include "support/heap.hpp"

namespace memstrata {
namespace {

using test::heap_area;
using test::heap_snapshot;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

constexpr Address kBase = 0x20000000;

/// One letter a GC block: `.` free, `o` in use, `-` freed, `+` allocated, `~` changed.
std::string drawn(const AreaDiff& area) {
  std::string text;
  for (const auto& run : area.runs) {
    text.append(run.count, ".o-+~"[static_cast<std::size_t>(run.change)]);
  }
  return text;
}

TEST(HeapDiffTest, SaysWhatBecameOfEachBlock) {
  const auto diff = diff_heaps(heap_snapshot({heap_area(kBase, "h=.S.hT")}),
                               heap_snapshot({heap_area(kBase, "h=h..LT")}));
  ASSERT_THAT(diff.areas, SizeIs(1));
  EXPECT_EQ(drawn(diff.areas[0]), "oo+-.~o");
  EXPECT_EQ(diff.alignment, HeapAlignment::address);
  EXPECT_THAT(
      diff.totals,
      ElementsAre(Pair(GcBlockChange::same_free, 1), Pair(GcBlockChange::same_used, 3),
                  Pair(GcBlockChange::freed, 1), Pair(GcBlockChange::allocated, 1),
                  Pair(GcBlockChange::changed, 1)));
}

TEST(HeapDiffTest, TurnsFreedIntoAllocatedInTheReverse) {
  const auto a = heap_snapshot({heap_area(kBase, "h=.S.h")});
  const auto b = heap_snapshot({heap_area(kBase, "h=h..L")});
  EXPECT_EQ(drawn(diff_heaps(a, b).areas[0]), "oo+-.~");
  EXPECT_EQ(drawn(diff_heaps(b, a).areas[0]), "oo-+.~");
}

TEST(HeapDiffTest, LaysAreasOverEachOtherByAddress) {
  const auto diff = diff_heaps(heap_snapshot({heap_area(kBase, "hhS.")}),
                               heap_snapshot({heap_area(kBase + 32, "S.hh")}));
  ASSERT_THAT(diff.areas, SizeIs(1));
  EXPECT_EQ(diff.areas[0].address, kBase);
  EXPECT_EQ(drawn(diff.areas[0]), "--o.++");
}

TEST(HeapDiffTest, LaysAHeapThatMovedOverTheOldByOffset) {
  const auto diff = diff_heaps(heap_snapshot({heap_area(0x1000, "hS.")}),
                               heap_snapshot({heap_area(0x9000, "hS.h")}));
  EXPECT_EQ(diff.alignment, HeapAlignment::offset);
  ASSERT_THAT(diff.areas, SizeIs(1));
  EXPECT_EQ(diff.areas[0].address, 0x9000);
  EXPECT_EQ(drawn(diff.areas[0]), "oo.+");
}

TEST(HeapDiffTest, ShowsAreasThatCameAndWent) {
  const auto diff =
      diff_heaps(heap_snapshot({heap_area(kBase, "h."), heap_area(0x100, "SS.")}),
                 heap_snapshot({heap_area(0x900, "T."), heap_area(kBase, "h.")}));
  ASSERT_THAT(diff.areas, SizeIs(3));
  EXPECT_EQ(diff.areas[0].presence, AreaDiff::Presence::added);
  EXPECT_EQ(drawn(diff.areas[0]), "+.");
  EXPECT_EQ(diff.areas[1].presence, AreaDiff::Presence::both);
  EXPECT_EQ(diff.areas[2].presence, AreaDiff::Presence::removed);
  EXPECT_EQ(diff.areas[2].address, 0x100);
  EXPECT_EQ(drawn(diff.areas[2]), "--.");
}

TEST(HeapDiffTest, CountsByKindWhatChanged) {
  const auto diff = diff_heaps(heap_snapshot({heap_area(kBase, "h==S.T")}),
                               heap_snapshot({heap_area(kBase, "h=.SST")}));
  EXPECT_THAT(diff.kinds,
              ElementsAre(Pair('S', KindDelta{1, 1}), Pair('h', KindDelta{0, -1})));
}

TEST(HeapDiffTest, FindsNoChangeInASnapshotAndItself) {
  const auto snapshot = heap_snapshot({heap_area(kBase, "h==S.T"), heap_area(0, "..A=")});
  const auto diff = diff_heaps(snapshot, snapshot);
  EXPECT_THAT(diff.kinds, IsEmpty());
  EXPECT_THAT(diff.totals, ElementsAre(Pair(GcBlockChange::same_free, 3),
                                       Pair(GcBlockChange::same_used, 7)));
}

TEST(LeakedChainsTest, AreNewInTheSecondAndStillThereInTheThird) {
  const auto first = heap_snapshot({heap_area(kBase, "h=......")});
  const auto second = heap_snapshot({heap_area(kBase, "h=S=A==h")});
  const auto third = heap_snapshot({heap_area(kBase, "h=S=..h.")});
  EXPECT_THAT(leaked_chains(first, second, third),
              ElementsAre(LeakedChain{kBase + 32, 'S', 2}));
}

TEST(LeakedChainsTest, DoNotHoldAPlaceThatAnotherChainTook) {
  const auto first = heap_snapshot({heap_area(kBase, "....")});
  const auto second = heap_snapshot({heap_area(kBase, "h==.")});
  const auto third = heap_snapshot({heap_area(kBase, "h=..")});
  EXPECT_THAT(leaked_chains(first, second, third), IsEmpty());
}

TEST(LeakedChainsTest, AreFoundInAreasThatWereAdded) {
  const auto first = heap_snapshot({heap_area(kBase, "h...")});
  const auto second = heap_snapshot({heap_area(kBase, "h..."), heap_area(0x100, ".A=")});
  EXPECT_THAT(leaked_chains(first, second, second),
              ElementsAre(LeakedChain{0x110, 'A', 2}));
}

}  // namespace
}  // namespace memstrata

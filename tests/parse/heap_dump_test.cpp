// src/parse/micropython_heap/read_heap.cpp

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "model/heap_figures.hpp"
#include "parse/micropython_heap/read_heap.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

HeapSnapshot read_one(std::string_view text) {
  auto snapshots = read_heap(text, "dump.txt");
  EXPECT_THAT(snapshots, SizeIs(1));
  return snapshots.front();
}

/// The letters of an area, one a GC block.
std::string letters(const HeapArea& area) {
  std::string text;
  for (RunCursor run{area}; run; run.next()) {
    text.append(run.count(), run.letter());
  }
  return text;
}

std::string dots(std::size_t count) {
  return std::string(count, '.');
}

// A heap of 192 bytes on a 32-bit board, v1.20 and later.
constexpr std::string_view kSmall =
    "stack: 1200 out of 80000\n"
    "GC: total: 192, used: 144, free: 48, max new split: 110592\n"
    " No. of 1-blocks: 3, 2-blocks: 1, max blk sz: 4, max free sz: 3\n"
    "GC memory layout; from 20001980:\n"
    "00000000: h=ShTL===...\n";

TEST(HeapDumpTest, ReadsEveryNumberOfTheHeader) {
  const auto snapshot =
      read_one("mem: total=58977, current=26861, peak=26862\n" + std::string{kSmall});
  EXPECT_EQ(snapshot.header.mem_total, 58977);
  EXPECT_EQ(snapshot.header.mem_current, 26861);
  EXPECT_EQ(snapshot.header.mem_peak, 26862);
  EXPECT_EQ(snapshot.header.stack_used, 1200);
  EXPECT_EQ(snapshot.header.stack_total, 80000);
  EXPECT_EQ(snapshot.header.total, 192);
  EXPECT_EQ(snapshot.header.used, 144);
  EXPECT_EQ(snapshot.header.free, 48);
  EXPECT_EQ(snapshot.header.max_new_split, 110592);
  EXPECT_EQ(snapshot.header.one_blocks, 3);
  EXPECT_EQ(snapshot.header.two_blocks, 1);
  EXPECT_EQ(snapshot.header.max_block, 4);
  EXPECT_EQ(snapshot.header.max_free, 3);
}

TEST(HeapDumpTest, ReadsTheTable) {
  const auto snapshot = read_one(kSmall);
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_THAT(snapshot.diagnostics, IsEmpty());
  EXPECT_EQ(snapshot.gc_block_bytes, 16);
  ASSERT_THAT(snapshot.areas, SizeIs(1));
  EXPECT_EQ(snapshot.areas[0].address, 0x20001980);
  EXPECT_EQ(letters(snapshot.areas[0]), "h=ShTL===...");
}

TEST(HeapDumpTest, SaysAtWhichLineTheDumpBegins) {
  EXPECT_EQ(read_one("booting\n\n" + std::string{kSmall}).line, 4);
}

TEST(HeapDumpTest, TakesAWrappedNegativeForUnknown) {
  const auto snapshot = read_one(
      "mem: total=5000000000, current=18446744073709551000, peak=7\n"
      "stack: 4294906436\n"
      "GC: total: 64, used: 16, free: 48\n");
  EXPECT_EQ(snapshot.header.stack_used, std::nullopt);
  EXPECT_EQ(snapshot.header.stack_total, std::nullopt);
  EXPECT_EQ(snapshot.header.mem_total, 5000000000);
  EXPECT_EQ(snapshot.header.mem_current, std::nullopt);
}

TEST(HeapDumpTest, KeepsAHeaderWithoutTable) {
  const auto snapshot = read_one(
      "GC: total: 64000, used: 1600, free: 62400\n"
      " No. of 1-blocks: 20, 2-blocks: 6, max blk sz: 19\n");
  EXPECT_EQ(snapshot.status, HeapStatus::header_only);
  EXPECT_THAT(snapshot.areas, IsEmpty());
  EXPECT_EQ(snapshot.header.max_free, std::nullopt);
}

TEST(HeapDumpTest, KeepsAHeaderWhoseBuildHasNoTable) {
  EXPECT_EQ(read_one("GC: total: 64, used: 16, free: 48\n"
                     "GC memory layout; from 20001980: no information available\n")
                .status,
            HeapStatus::header_only);
}

TEST(HeapDumpTest, KeepsATableWithoutHeader) {
  const auto snapshot = read_one(
      "GC memory layout; from 20001980:\n"
      "00000000: h=" +
      dots(62) +
      "\n"
      "00000400: " +
      dots(64) + "\n");
  EXPECT_EQ(snapshot.status, HeapStatus::table_only);
  EXPECT_EQ(snapshot.gc_block_bytes, 16);
  EXPECT_EQ(used_bytes(snapshot), 32);
}

TEST(HeapDumpTest, PutsFreeRowsWhereTheyStoodAndCountsTheirAddresses) {
  const auto snapshot = read_one(
      "GC: total: 5184, used: 64, free: 5120\n"
      "GC memory layout; from 20001980:\n"
      "00000000: hh" +
      dots(62) +
      "\n"
      "       (3 lines all free)\n"
      "00001000: h" +
      dots(62) +
      "h\n"
      "00001400: ....\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok) << snapshot.diagnostics.front().message;
  ASSERT_THAT(snapshot.areas, SizeIs(1));
  EXPECT_EQ(letters(snapshot.areas[0]),
            "hh" + dots(62 + 192) + "h" + dots(62) + "h" + dots(4));
}

TEST(HeapDumpTest, ReadsAnAreaThatEndsInFreeRows) {
  const auto snapshot = read_one(
      "GC: total: 3072, used: 32, free: 3040\n"
      "GC memory layout; from 20001980:\n"
      "00000000: hh" +
      dots(62) +
      "\n"
      "       (2 lines all free)\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_EQ(gc_blocks(snapshot.areas.at(0)), 192);
}

TEST(HeapDumpTest, ReadsEveryAreaOfASplitHeap) {
  const auto snapshot = read_one(
      "GC: total: 192, used: 32, free: 160\n"
      " No. of 1-blocks: 0, 2-blocks: 1, max blk sz: 2, max free sz: 8\n"
      "GC memory layout; from 3ffb0000:\n"
      "00000000: ....\n"
      "GC memory layout; from 3f800000:\n"
      "00000000: h=......\n");
  EXPECT_EQ(snapshot.status, HeapStatus::differs) << "the longest free run is 6";
  ASSERT_THAT(snapshot.areas, SizeIs(2));
  EXPECT_EQ(letters(snapshot.areas[0]), "....");
  EXPECT_EQ(snapshot.areas[1].address, 0x3f800000);
  EXPECT_EQ(letters(snapshot.areas[1]), "h=......");
}

TEST(HeapDumpTest, SeparatesADumpFromATablePrintedLater) {
  const auto snapshots = read_heap(std::string{kSmall} +
                                       "GC memory layout; from 20003000:\n"
                                       "00000000: hh..\n",
                                   "log");
  ASSERT_THAT(snapshots, SizeIs(2));
  EXPECT_EQ(snapshots[0].status, HeapStatus::ok);
  EXPECT_EQ(snapshots[1].status, HeapStatus::table_only);
  EXPECT_EQ(snapshots[1].sequence, 2);
}

// --- the rows of other versions

TEST(HeapDumpTest, ReadsIndexesOfTheFirstVersions) {
  const auto snapshot = read_one(
      "GC: total: 2048, used: 48, free: 2000\n"
      "GC memory layout; from 0x20001980:\n"
      "0000: ht" +
      dots(62) +
      "\n"
      "0040: h" +
      dots(63) + "\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_EQ(snapshot.gc_block_bytes, 16);
  EXPECT_EQ(letters(snapshot.areas.at(0)).substr(0, 3), "h=.") << "t was the tail";
}

TEST(HeapDumpTest, AddsFreeRowsThatTheFirstVersionsLeaveOut) {
  const auto snapshot = read_one(
      "GC: total: 5120, used: 32, free: 5088\n"
      "GC memory layout; from 0x20001980:\n"
      "0000: h" +
      dots(63) +
      "\n"
      "00c0: h" +
      dots(63) + "\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_EQ(letters(snapshot.areas.at(0)), "h" + dots(191) + "h" + dots(127));
}

TEST(HeapDumpTest, ReadsMaskedAddressesThatWrap) {
  const auto snapshot = read_one(
      "GC: total: 4224, used: 64, free: 4160\n"
      "GC memory layout; from 7f55b1ffff80:\n"
      "fff80: htT." +
      dots(60) +
      "\n"
      "00780: ....\n"
      "\n");
  EXPECT_EQ(snapshot.status, HeapStatus::damaged) << "64 + 4 GC blocks are 2176 bytes";
  const auto whole = read_one(
      "GC: total: 2176, used: 96, free: 2080\n"
      "GC memory layout; from 7f55b1ffff80:\n"
      "fff80: htT." +
      dots(60) +
      "\n"
      "00780: ....\n");
  EXPECT_EQ(whole.status, HeapStatus::ok);
  EXPECT_EQ(whole.gc_block_bytes, 32);
}

TEST(HeapDumpTest, ReadsOffsetsThatWrapBehindFreeRows) {
  // 2,097,152 bytes of 32: the row behind 1,023 free ones is at 1 MiB twice over.
  const auto snapshot = read_one(
      "GC: total: 2099200, used: 64, free: 2099136\n"
      "GC memory layout; from 7f55b1ffff80:\n"
      "00000: h" +
      dots(63) +
      "\n"
      "       (1023 lines all free)\n"
      "00000: h" +
      dots(63) + "\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_EQ(snapshot.gc_block_bytes, 32);
  EXPECT_EQ(gc_blocks(snapshot.areas.at(0)), 65600);
}

TEST(HeapDumpTest, DoesNotCountTheLastChainOfOldVersionsAsADifference) {
  // Before v1.8.2 the chain that touches the end is not counted.
  const std::string_view header =
      "GC: total: 64, used: 48, free: 16\n"
      " No. of 1-blocks: 1, 2-blocks: 0, max blk sz: 1";
  const std::string_view table = "\nGC memory layout; from 20001980:\n00000: h.hh\n";
  EXPECT_EQ(read_one(std::string{header} + std::string{table}).status,
            HeapStatus::differs);
  const std::string_view two =
      "GC: total: 64, used: 48, free: 16\n"
      " No. of 1-blocks: 2, 2-blocks: 0, max blk sz: 1";
  EXPECT_EQ(read_one(std::string{two} + std::string{table}).status, HeapStatus::ok);
  EXPECT_EQ(read_one(std::string{two} + ", max free sz: 1" + std::string{table}).status,
            HeapStatus::differs)
      << "a version that prints max free sz counts every chain";
}

TEST(HeapDumpTest, CountsMarkedHeadsNeitherAsUsedNorAsFree) {
  EXPECT_EQ(read_one("GC: total: 128, used: 32, free: 80\n"
                     "GC memory layout; from 20001980:\n"
                     "00000000: mh=.....\n")
                .status,
            HeapStatus::ok);
}

TEST(HeapDumpTest, ReadsPybInfo) {
  const auto snapshot = read_one(
      "_etext=0x8057d2c\n"
      "qstr:\n  n_pool=1\n  n_qstr=9\n"
      "GC:\n"
      "  1088 total\n"
      "  48 : 1040\n"
      "  1=1 2=1 m=2\n"
      "LFS free: 12345 bytes\n"
      "GC memory layout; from 20001980:\n"
      "00000000: h=h" +
      dots(61) +
      "\n"
      "00000400: ....\n");
  EXPECT_EQ(snapshot.status, HeapStatus::ok);
  EXPECT_EQ(snapshot.header.total, 1088);
  EXPECT_EQ(snapshot.header.used, 48);
  EXPECT_EQ(snapshot.header.free, 1040);
  EXPECT_EQ(snapshot.header.one_blocks, 1);
  EXPECT_EQ(snapshot.header.two_blocks, 1);
  EXPECT_EQ(snapshot.header.max_block, 2);
}

TEST(HeapDumpTest, RefusesATextWithoutDump) {
  try {
    read_heap("hello\nstack: 12\n", "boot.log");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    EXPECT_STREQ(error.what(), "boot.log: no MicroPython heap dump found");
  }
}

}  // namespace
}  // namespace memstrata

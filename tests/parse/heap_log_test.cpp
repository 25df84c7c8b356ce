// src/parse/micropython_heap/read_heap.cpp: dumps among other text.

#include <gmock/gmock.h>

#include "parse/micropython_heap/read_heap.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string dots(std::size_t count) {
  std::string text(count, '.');
  return text;
}

/// A dump of two rows of 16 bytes, each line with `front` and `back` around it.
std::string dump(const std::string& front = "", const std::string& back = "\n") {
  std::string text;
  for (const std::string& line :
       {std::string{"stack: 512 out of 15360"},
        std::string{"GC: total: 1088, used: 48, free: 1040"},
        std::string{" No. of 1-blocks: 1, 2-blocks: 1, max blk sz: 2, max free sz: 65"},
        std::string{"GC memory layout; from 20001980:"}, "00000000: h=h" + dots(61),
        std::string{"00000400: ...."}}) {
    text += front;
    text += line;
    text += back;
  }
  return text;
}

void expect_whole(const std::string& text) {
  const auto snapshots = read_heap(text, "log");
  ASSERT_THAT(snapshots, SizeIs(1));
  EXPECT_EQ(snapshots[0].status, HeapStatus::ok)
      << testing::PrintToString(snapshots[0].diagnostics.size());
  EXPECT_EQ(snapshots[0].header.stack_used, 512);
  EXPECT_THAT(snapshots[0].areas, SizeIs(1));
}

TEST(HeapLogTest, ReadsThroughPromptsTimesAndTheRawRepl) {
  expect_whole(dump(">>> "));
  expect_whole(dump("2026-01-31 12:00:05.123 [ttyACM0] "));
  expect_whole("OK" + dump());
  expect_whole(dump("    "));
}

TEST(HeapLogTest, ReadsThroughColours) {
  expect_whole(dump("\x1b[32m", "\x1b[0m\n"));
  expect_whole(dump("\x1b[1;38;5;208mlog:\x1b[m "));
}

TEST(HeapLogTest, ReadsEveryKindOfLineEnd) {
  expect_whole(dump("", "\r\n"));
  expect_whole(dump("", "\r\r\n"));
  expect_whole(dump("", "\r"));
  expect_whole(dump("", "  \n"));
}

TEST(HeapLogTest, PassesOverTextBetweenTheRows) {
  const auto text = dump();
  const auto second_row = text.find("00000400");
  for (const std::string noise :
       {"cafe: text\n", "deadbeef: hello\n", "added: ok\n", "wifi: connected\n",
        "12345678: cafe\n", "\n\n", "Guru Meditation stack: core\n"}) {
    SCOPED_TRACE(noise);
    expect_whole(text.substr(0, second_row) + noise + text.substr(second_row));
    expect_whole(text + noise);
  }
}

TEST(HeapLogTest, PassesOverAWordInFrontOfTheFirstRow) {
  const auto text = dump();
  const auto first_row = text.find("00000000");
  expect_whole(text.substr(0, first_row) + "cafe: text\ndecaf: on\n" +
               text.substr(first_row));
}

TEST(HeapLogTest, ReadsAllDumpsInOrder) {
  const auto snapshots =
      read_heap(dump() + "\n>>> gc.collect()\n" + dump() + dump(), "log");
  EXPECT_THAT(snapshots, ElementsAre(Field(&HeapSnapshot::sequence, 1),
                                     Field(&HeapSnapshot::sequence, 2),
                                     Field(&HeapSnapshot::sequence, 3)));
}

TEST(HeapLogTest, NamesDumpsByTheirMarkers) {
  const auto snapshots =
      read_heap("*** Memory info boot ***\n" + dump() + "************************\n" +
                    dump() + "***  Memory info :  after wifi ***\n" + dump() +
                    "*** Memory info ***\n" + dump(),
                "log");
  EXPECT_THAT(snapshots, ElementsAre(Field(&HeapSnapshot::label, "boot"),
                                     Field(&HeapSnapshot::label, ""),
                                     Field(&HeapSnapshot::label, "after wifi"),
                                     Field(&HeapSnapshot::label, "")));
}

TEST(HeapLogTest, KeepsAMarkerNameThatMentionsGc) {
  EXPECT_EQ(
      read_heap("*** Memory info after GC: total: ***\n" + dump(), "log").back().label,
      "after GC: total:");
}

TEST(HeapLogTest, TakesTheTimeInsideAMarker) {
  const std::string time = "time: (2024, 3, 14, 3, 9, 26, 53, 0)\n";
  const std::string marker = "*** Memory info boot ***\n";
  EXPECT_EQ(read_heap(marker + time + dump(), "log").front().time, 1710408413);
  EXPECT_EQ(read_heap(marker + dump() + time, "log").front().time, 1710408413);
  EXPECT_EQ(read_heap(dump(), "log").front().time, std::nullopt);
  EXPECT_EQ(
      read_heap("time: (2024, 13, 14, 3, 9, 26, 53, 0)\n" + dump(), "log").front().time,
      std::nullopt);
}

TEST(HeapLogTest, DropsATableThatLostARowAndKeepsTheNumbers) {
  const auto snapshots = read_heap(
      "GC: total: 3072, used: 48, free: 3024\n"
      "GC memory layout; from 20001980:\n"
      "00000000: h=h" +
          dots(61) +
          "\n"
          "00000400: " +
          dots(64) +
          "\n"
          "00000c00: " +
          dots(64) + "\n",
      "log");
  ASSERT_THAT(snapshots, SizeIs(1));
  EXPECT_EQ(snapshots[0].status, HeapStatus::damaged);
  EXPECT_THAT(snapshots[0].areas, IsEmpty());
  EXPECT_EQ(snapshots[0].header.used, 48);
  EXPECT_EQ(snapshots[0].gc_block_bytes, 16);
  ASSERT_THAT(snapshots[0].diagnostics, SizeIs(1));
  EXPECT_THAT(snapshots[0].diagnostics[0].message, HasSubstr("does not continue"));
  EXPECT_EQ(snapshots[0].diagnostics[0].line, 1);
}

TEST(HeapLogTest, DropsATableWithACutRow) {
  const auto snapshots = read_heap(
      "GC: total: 2048, used: 48, free: 2000\n"
      "GC memory layout; from 20001980:\n"
      "00000000: h=h" +
          dots(61) +
          "\n"
          "00000400: " +
          dots(31) +
          "\n"
          "00000800: " +
          dots(64) + "\n",
      "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::damaged);
  EXPECT_THAT(snapshots.at(0).areas, IsEmpty());
}

TEST(HeapLogTest, DropsATableThatEndsTooEarly) {
  const auto snapshots = read_heap(
      "GC: total: 4096, used: 48, free: 4048\n"
      "GC memory layout; from 20001980:\n"
      "00000000: h=h" +
          dots(61) +
          "\n"
          "00000400: " +
          dots(64) + "\n",
      "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::damaged);
  EXPECT_THAT(snapshots.at(0).diagnostics.at(0).message,
              HasSubstr("2048 of the header's 4096 bytes"));
}

TEST(HeapLogTest, ReportsADifferenceWithItsSize) {
  auto text = dump();
  text.replace(text.find("used: 48, free: 1040"), 20, "used: 64, free: 1024");
  const auto snapshots = read_heap(text, "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::differs);
  EXPECT_THAT(snapshots[0].areas, SizeIs(1)) << "the table is whole";
  EXPECT_THAT(snapshots[0].diagnostics.at(0).message,
              HasSubstr("used: the table says 48, the header 64, they differ by 16"));
}

TEST(HeapLogTest, CallsACutHeaderDamaged) {
  const auto snapshots = read_heap("GC: total: 4096, used: 4", "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::damaged);
  EXPECT_EQ(snapshots.at(0).header.total, 4096);
}

TEST(HeapLogTest, TrustsTheTableMoreThanACutHeader) {
  auto text = dump();
  text.replace(text.find(", free: 1040"), 12, "");
  const auto snapshots = read_heap(text, "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::table_only);
  EXPECT_EQ(snapshots.at(0).header.used, std::nullopt);
  EXPECT_THAT(snapshots.at(0).areas, SizeIs(1));
}

TEST(HeapLogTest, RefusesMoreFreeRowsThanAHeapCanHave) {
  const auto snapshots = read_heap(
      "GC: total: 4096, used: 48, free: 4048\n"
      "GC memory layout; from 20001980:\n"
      "00000000: h=h" +
          dots(61) +
          "\n"
          "       (18446744073709551615 lines all free)\n"
          "       (999999999999 lines all free)\n",
      "log");
  EXPECT_EQ(snapshots.at(0).status, HeapStatus::damaged);
}

}  // namespace
}  // namespace memstrata

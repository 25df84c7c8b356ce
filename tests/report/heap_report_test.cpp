// src/report/heap_map.cpp, heap_paint.cpp, heap_json.cpp

#include "report/heap_report.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "parse/micropython_heap/read_heap.hpp"
#include "report/heap_json.hpp"
#include "report/heap_map.hpp"
#include "support/fixture.hpp"
#include "support/heap.hpp"

namespace memstrata {
namespace {

using test::heap_area;
using testing::HasSubstr;
using testing::Not;

std::string drawn(const HeapArea& area, const HeapMapLook& look,
                  const Style& style = {}) {
  std::ostringstream out;
  write_heap_map(out, {.address = area.address, .gc_block_bytes = 16},
                 painted_by_kind(area), look, style);
  return out.str();
}

std::string dots(std::size_t count) {
  std::string text(count, '.');
  return text;
}

TEST(HeapMapTest, DrawsRowsOf64WithTheirAddresses) {
  EXPECT_EQ(drawn(heap_area(0x20000000, "h=" + dots(61) + "SS="), {}),
            "0x20000000  h=" + dots(61) +
                "S\n"
                "0x20000400  S=\n");
}

TEST(HeapMapTest, CountsFreeLinesInTheirPlace) {
  const auto area = heap_area(0x20000000, "h" + dots(63 + 192) + "S" + dots(10));
  EXPECT_EQ(drawn(area, {}), "0x20000000  h" + dots(63) +
                                 "\n"
                                 "            (3 lines all free)\n"
                                 "0x20001000  S" +
                                 dots(10) + "\n");
  EXPECT_EQ(drawn(area, {.fold = false}), "0x20000000  h" + dots(63) +
                                              "\n"
                                              "0x20000400  " +
                                              dots(64) +
                                              "\n"
                                              "0x20000800  " +
                                              dots(64) +
                                              "\n"
                                              "0x20000c00  " +
                                              dots(64) +
                                              "\n"
                                              "0x20001000  S" +
                                              dots(10) + "\n");
}

TEST(HeapMapTest, PutsColumnsSideBySide) {
  EXPECT_EQ(
      drawn(heap_area(0x20000000, "h" + dots(63) + "S" + dots(63) + "T"), {.columns = 2}),
      "0x20000000  h" + dots(63) + " S" + dots(63) +
          "\n"
          "0x20000800  T\n");
}

TEST(HeapMapTest, ChoosesTheColumnsThatFit) {
  EXPECT_EQ(fitting_columns(80), 1);
  EXPECT_EQ(fitting_columns(200), 2);
  EXPECT_EQ(fitting_columns(300), 4);
  EXPECT_EQ(fitting_columns(0), 1);
}

TEST(HeapMapTest, ColoursAWholeChainAsItsHead) {
  const auto text = drawn(heap_area(0, "S=h"), {}, {.color = true});
  EXPECT_THAT(text, HasSubstr("\x1b[36mS=\x1b[0m\x1b[0mh"));
  EXPECT_THAT(drawn(heap_area(0, "S=h"), {}), Not(HasSubstr("\x1b")));
}

TEST(HeapMapTest, GivesNeighboursOfARainbowDifferentColours) {
  const auto runs = painted_as_rainbow(heap_area(0, "h=hhS=."));
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const bool new_chain = runs[i].letter != kTailLetter;
    EXPECT_EQ(runs[i].paint != runs[i - 1].paint, new_chain) << i;
  }
}

TEST(HeapDiffReportTest, ShowsWhatBecameOfEachBlockWithoutColour) {
  StoredSnapshot older{.snapshot = test::heap_snapshot({heap_area(0x100, "h=.S.h")})};
  StoredSnapshot newer{.snapshot = test::heap_snapshot({heap_area(0x100, "h=h..L")})};
  std::ostringstream out;
  write_heap_diff(out, older, newer, {}, {});
  EXPECT_THAT(out.str(), HasSubstr("0x00000100  oo+-.~\n"));
}

TEST(HeapJsonTest, KeepsThePromisesOfItsSums) {
  const auto snapshots =
      read_heap(test::fixture_bytes("heaps/1.26.0-24576.log"), "device.log");
  std::ostringstream out;
  write_heap_json(out, snapshots, "device.log");
  const auto document = nlohmann::json::parse(out.str());
  EXPECT_EQ(document.at("kind"), "heap");
  ASSERT_EQ(document.at("snapshots").size(), 7);
  for (const auto& snapshot : document.at("snapshots")) {
    std::uint64_t kinds = 0;
    for (const auto& kind : snapshot.at("kinds")) {
      kinds += kind.at("bytes").get<std::uint64_t>();
    }
    std::uint64_t blocks = 0;
    for (const auto& area : snapshot.at("areas")) {
      std::uint64_t runs = 0;
      for (const auto& run : area.at("runs")) {
        runs += run.at(1).get<std::uint64_t>();
      }
      EXPECT_EQ(runs, area.at("gc_blocks"));
      blocks += runs;
    }
    EXPECT_EQ(kinds, snapshot.at("total"));
    EXPECT_EQ(blocks * snapshot.at("gc_block_bytes").get<std::uint64_t>(), kinds);
    EXPECT_TRUE(snapshot.at("stack").at("used").is_null()) << "a wrapped negative";
  }
}

}  // namespace
}  // namespace memstrata

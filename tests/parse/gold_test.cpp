#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/gold/read_gold.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kMap = R"(
Allocating common symbols
Common symbol       size              file

table               0x40              obj/a.o
a_rather_long_common_name
                    0x8               obj/b.o
flag                0x1               obj/a.o

Discarded input sections

 .note.GNU-stack
                0x0000000000000000        0x0 obj/a.o
 .text          0x0000000000000000       0x10 obj/unused.o

Memory map

 ** file header
                0x0000000000400000       0x40

.interp         0x0000000000400040        0x8
 ** fill        0x0000000000400040        0x8

.text           0x0000000000400100       0x40
 .text          0x0000000000400100       0x12 lib/libuart.a(uart.o)
                0x0000000000400100                send
                0x0000000000400108                operator=(Frame const&)
 ** fill        0x0000000000400112        0xe
 .text.startup_code
                0x0000000000400120       0x20 obj/a.o
                0x0000000000400120                main

.rodata.of_boards
                0x0000000000400140       0x24
 ** merge strings
                0x0000000000400140       0x20
 ** expression  0x0000000000400160        0x4

.tdata          0x0000000000401000        0x8
 .tdata         0x0000000000401000        0x8 obj/a.o
                0x0000000000000000                tls_first
                0x0000000000000004                tls_second

.plt            0x0000000000401010       0x10
 ** PLT         0x0000000000401010       0x10

.data           0x0000000000402000        0x4 load address 0x500000          
 .data          0x0000000000402000        0x4 obj/a.o

.bss            0x0000000000403000       0x51
 .bss           0x0000000000403000        0x8 obj/a.o
 ** common      0x0000000000403008       0x49

.comment        0x0000000000000000       0x28
 ** merge strings
                0x0000000000000000       0x28

.shstrtab       0x0000000000000000      0x16d
 ** string table
                0x0000000000000000      0x16d
)";

using PieceRow = std::tuple<ContributionKind, Address, Bytes, std::string>;

std::vector<PieceRow> pieces_of(const MemoryMap& map, std::string_view region) {
  std::vector<PieceRow> rows;
  for (const auto& each : map.contributions) {
    if (map.regions[each.region].name == region) {
      rows.emplace_back(each.kind, each.address, each.size, each.object);
    }
  }
  return rows;
}

using SpanRow = std::tuple<std::string, Address, Bytes>;

std::vector<SpanRow> spans_of(const MemoryMap& map, std::string_view region) {
  std::vector<SpanRow> rows;
  for (const auto& each : map.symbols) {
    if (each.region != kNone && map.regions[each.region].name == region) {
      rows.emplace_back(each.name, each.address, each.size);
    }
  }
  return rows;
}

class GoldTest : public testing::Test {
 protected:
  MemoryMap map_ = read_gold(kMap, "test.map");
};

TEST_F(GoldTest, ReadsRegionsAlsoWhereTheirNameStandsAlone) {
  EXPECT_THAT(broken_sums(map_), IsEmpty());
  std::vector<std::string> names;
  for (const auto& region : map_.regions) {
    names.emplace_back(region.name);
  }
  EXPECT_THAT(names, ElementsAre(".interp", ".text", ".rodata.of_boards", ".tdata",
                                 ".plt", ".data", ".bss", ".comment", ".shstrtab"));
  EXPECT_EQ(map_.format, "gold");
  EXPECT_EQ(map_.status, Status::ok);
}

TEST_F(GoldTest, LeavesOutDiscardedSectionsAndFileHeaders) {
  for (const auto& contribution : map_.contributions) {
    EXPECT_NE(contribution.object, "obj/unused.o");
    EXPECT_NE(contribution.address, 0x400000U);
  }
}

TEST_F(GoldTest, ReadsContributionsFillAndSymbols) {
  EXPECT_THAT(pieces_of(map_, ".text"),
              ElementsAre(PieceRow{ContributionKind::object, 0x400100, 18, "uart.o"},
                          PieceRow{ContributionKind::fill, 0x400112, 14, ""},
                          PieceRow{ContributionKind::object, 0x400120, 32, "obj/a.o"}));
  EXPECT_THAT(spans_of(map_, ".text"),
              ElementsAre(SpanRow{"send", 0x400100, 8},
                          SpanRow{"operator=(Frame const&)", 0x400108, 10},
                          SpanRow{"main", 0x400120, 32}));
}

TEST_F(GoldTest, ReadsPiecesOfTheLinkerByTheirNames) {
  EXPECT_THAT(
      pieces_of(map_, ".rodata.of_boards"),
      ElementsAre(PieceRow{ContributionKind::merged, 0x400140, 32, "(merged strings)"},
                  PieceRow{ContributionKind::data, 0x400160, 4, ""}));
  EXPECT_THAT(pieces_of(map_, ".plt"),
              ElementsAre(PieceRow{ContributionKind::stub, 0x401010, 16, ""}));
  EXPECT_THAT(pieces_of(map_, ".interp"),
              ElementsAre(PieceRow{ContributionKind::stub, 0x400040, 8, ""}));
}

TEST_F(GoldTest, ReadsThreadLocalOffsets) {
  EXPECT_THAT(spans_of(map_, ".tdata"), ElementsAre(SpanRow{"tls_first", 0x401000, 4},
                                                    SpanRow{"tls_second", 0x401004, 4}));
}

TEST_F(GoldTest, ReadsTheLoadAddress) {
  EXPECT_EQ(map_.regions[5].load_address, 0x500000U);
  EXPECT_EQ(map_.regions[1].load_address, map_.regions[1].address);
}

TEST_F(GoldTest, TakesTheLumpOfCommonSymbolsToPieces) {
  EXPECT_THAT(pieces_of(map_, ".bss"),
              ElementsAre(PieceRow{ContributionKind::object, 0x403000, 8, "obj/a.o"},
                          PieceRow{ContributionKind::object, 0x403008, 64, "obj/a.o"},
                          PieceRow{ContributionKind::object, 0x403048, 8, "obj/b.o"},
                          PieceRow{ContributionKind::object, 0x403050, 1, "obj/a.o"}));
  EXPECT_THAT(spans_of(map_, ".bss"),
              ElementsAre(SpanRow{"", 0x403000, 8}, SpanRow{"table", 0x403008, 64},
                          SpanRow{"a_rather_long_common_name", 0x403048, 8},
                          SpanRow{"flag", 0x403050, 1}));
  EXPECT_TRUE(map_.regions[6].nobits);
}

TEST_F(GoldTest, IsTruncatedWithoutItsLastTable) {
  const auto cut = read_gold(kMap.substr(0, kMap.find(".shstrtab")), "test.map");
  EXPECT_EQ(cut.status, Status::truncated);
}

TEST_F(GoldTest, StopsAtTheCrossReference) {
  const std::string text = std::string{kMap} +
                           "\nCross Reference Table\n\n"
                           "Symbol                                            File\n"
                           "main                                              obj/a.o\n";
  const auto map = read_gold(text, "test.map");
  EXPECT_EQ(map.status, Status::ok);
  EXPECT_EQ(map.regions.size(), map_.regions.size());
}

TEST_F(GoldTest, DoesNotNeedItsTitles) {
  auto text = std::string{kMap};
  text.replace(text.find("Memory map"), 10, "Plan memoire");
  EXPECT_EQ(read_gold(text, "test.map").contributions, map_.contributions);
}

TEST_F(GoldTest, RefusesAMapWithoutACompleteRegion) {
  EXPECT_THROW(read_gold(kMap.substr(0, kMap.find(".text           0x")), "test.map"),
               Error);
}

}  // namespace
}  // namespace memstrata

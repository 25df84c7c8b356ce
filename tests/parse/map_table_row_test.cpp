#include "parse/map_table/map_table_row.hpp"

#include <gtest/gtest.h>

#include "parse/map_table/input_section.hpp"
#include "parse/map_table/mapping_symbols.hpp"

namespace memstrata {
namespace {

TEST(MapTableRowTest, KnowsTheHeaders) {
  EXPECT_EQ(map_table_kind("     VMA      LMA     Size Align Out     In      Symbol"),
            MapTableKind::lld);
  EXPECT_EQ(map_table_kind("Address  Size     Align Out     In      Symbol"),
            MapTableKind::old_lld);
  EXPECT_EQ(map_table_kind("Address  Size     Align Out     In      File    Symbol"),
            MapTableKind::oldest_lld);
  EXPECT_EQ(map_table_kind("               VMA       Size Align Out     In      Symbol"),
            MapTableKind::mold);
  EXPECT_EQ(map_table_kind("    Addr      Off     Size Out     In      Symbol"),
            std::nullopt);
  EXPECT_EQ(map_table_kind(""), std::nullopt);
}

TEST(MapTableRowTest, ReadsHexadecimalColumnsOfLld) {
  EXPECT_EQ(read_map_table_row("20000134  80006d0      12c     4         a.o:(.bss.buf)",
                               MapTableKind::lld),
            (MapTableRow{0x20000134, 0x80006d0, 0x12c, 1, "a.o:(.bss.buf)"}));
}

TEST(MapTableRowTest, ReadsDecimalColumnsOfMold) {
  EXPECT_EQ(
      read_map_table_row("            0x2690      12298    16 .text", MapTableKind::mold),
      (MapTableRow{0x2690, 0x2690, 12298, 0, ".text"}));
}

TEST(MapTableRowTest, KeepsBlanksInNames) {
  EXPECT_EQ(read_map_table_row("      10       10        0     1                 "
                               "vector<S, allocator<S> >::~vector()",
                               MapTableKind::lld),
            (MapTableRow{0x10, 0x10, 0, 2, "vector<S, allocator<S> >::~vector()"}));
}

TEST(MapTableRowTest, ReadsARowWithoutText) {
  EXPECT_EQ(read_map_table_row("200007c7 200007c7        0     1", MapTableKind::lld),
            (MapTableRow{0x200007c7, 0x200007c7, 0, 0, ""}));
}

TEST(MapTableRowTest, TakesNothingElseForARow) {
  EXPECT_EQ(read_map_table_row("main                       a.o", MapTableKind::lld),
            std::nullopt);
  EXPECT_EQ(read_map_table_row("10 10 10", MapTableKind::lld), std::nullopt);
  EXPECT_EQ(read_map_table_row("0x10 ff 4 .text", MapTableKind::mold), std::nullopt);
  EXPECT_EQ(read_map_table_row("10000000000000000 0 0 1 .text", MapTableKind::lld),
            std::nullopt);
}

TEST(InputSectionTest, IsSplitAtTheLastParenthesis) {
  EXPECT_EQ(input_section("lib.a(b:(x).o):(.text.f)"),
            (InputSection{"lib.a(b:(x).o)", ".text.f"}));
  EXPECT_EQ(input_section("a.o:(.eh_frame+0x40)"), (InputSection{"a.o", ".eh_frame"}));
  EXPECT_EQ(input_section(". = ALIGN ( 4 )"), std::nullopt);
}

TEST(MappingSymbolTest, IsDollarAndALetter) {
  EXPECT_TRUE(is_mapping_symbol("$t"));
  EXPECT_TRUE(is_mapping_symbol("$d.12"));
  EXPECT_TRUE(is_mapping_symbol("$xrv32i2p1_m2p0"));
  EXPECT_FALSE(is_mapping_symbol("$total"));
  EXPECT_FALSE(is_mapping_symbol("$"));
  EXPECT_FALSE(is_mapping_symbol("t"));
}

TEST(AssemblerLabelTest, BeginsWithADotAndL) {
  EXPECT_TRUE(is_assembler_label(".L3"));
  EXPECT_FALSE(is_assembler_label("L3"));
  EXPECT_FALSE(is_assembler_label(".literal"));
}

}  // namespace
}  // namespace memstrata

#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/lld/read_lld.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The tables that end every output of LLD.
constexpr std::string_view kTail =
    "       0        0       10     4 .symtab\n"
    "       0        0       10     4         <internal>:(.symtab)\n"
    "       0        0        5     1 .shstrtab\n"
    "       0        0        5     1         <internal>:(.shstrtab)\n"
    "       0        0        9     1 .strtab\n"
    "       0        0        9     1         <internal>:(.strtab)\n";

/// The map of a link with `rows`; its sums hold.
MemoryMap lld_map(const std::string& rows) {
  const auto text = std::make_shared<const std::string>(
      "     VMA      LMA     Size Align Out     In      Symbol\n" + rows +
      std::string{kTail});
  auto map = read_lld(*text, "test.map");
  map.storage.push_back(text);
  EXPECT_THAT(broken_sums(map), IsEmpty());
  return map;
}

using SpanRow = std::tuple<std::string, Address, Bytes>;

std::vector<SpanRow> spans_of(const MemoryMap& map) {
  std::vector<SpanRow> rows;
  for (const auto& symbol : map.symbols) {
    if (symbol.binding != Binding::linker) {
      rows.emplace_back(symbol.name, symbol.address, symbol.size);
    }
  }
  return rows;
}

using PieceRow = std::tuple<ContributionKind, Address, Bytes>;

std::vector<PieceRow> pieces_of(const MemoryMap& map) {
  std::vector<PieceRow> rows;
  for (const auto& contribution : map.contributions) {
    rows.emplace_back(contribution.kind, contribution.address, contribution.size);
  }
  return rows;
}

std::vector<std::pair<std::string, Address>> assignments_of(const MemoryMap& map) {
  std::vector<std::pair<std::string, Address>> rows;
  for (const auto& symbol : map.symbols) {
    if (symbol.binding == Binding::linker) {
      rows.emplace_back(symbol.name, symbol.address);
    }
  }
  return rows;
}

TEST(LldTest, ReadsARegionWithItsLoadAddress) {
  const auto map = lld_map(
      "20000000  80006d0        8     4 .data\n"
      "20000000  80006d0        8     4         lib/libuart.a(uart.o):(.data.baud)\n"
      "20000000  80006d0        8     1                 baud\n");
  ASSERT_EQ(map.regions.size(), 4U);
  const auto& region = map.regions[0];
  EXPECT_EQ(region.name, ".data");
  EXPECT_EQ(region.address, 0x20000000U);
  EXPECT_EQ(region.load_address, 0x80006d0U);
  EXPECT_EQ(region.size, 8U);
  EXPECT_TRUE(region.loaded);
  EXPECT_FALSE(map.regions[1].loaded);
  ASSERT_EQ(map.contributions.size(), 1U);
  EXPECT_EQ(map.contributions[0].object, "uart.o");
  EXPECT_EQ(map.contributions[0].archive, "lib/libuart.a");
  EXPECT_EQ(map.contributions[0].section, ".data.baud");
  EXPECT_EQ(map.format, "lld");
  EXPECT_EQ(map.status, Status::ok);
}

TEST(LldTest, TakesTheThumbBitOffFunctions) {
  const auto map = lld_map(
      " 8000000  8000000       10     4 .text\n"
      " 8000000  8000000        8     4         a.o:(.text.f)\n"
      " 8000000  8000000        0     1                 $t\n"
      " 8000001  8000001        8     1                 f\n"
      " 8000008  8000008        8     4         b.o:(.text.g)\n"
      " 8000008  8000008        0     1                 $t.1\n"
      " 8000009  8000009        8     1                 g\n");
  EXPECT_THAT(spans_of(map),
              ElementsAre(SpanRow{"f", 0x8000000, 8}, SpanRow{"g", 0x8000008, 8}));
}

TEST(LldTest, KeepsOddAddressesOfData) {
  const auto map = lld_map(
      " 8000000  8000000        8     4 .text\n"
      " 8000000  8000000        4     4         a.o:(.text.f)\n"
      " 8000000  8000000        0     1                 $t\n"
      " 8000001  8000001        2     1                 f\n"
      " 8000002  8000002        0     1                 $d\n"
      " 8000002  8000002        1     1                 even\n"
      " 8000003  8000003        1     1                 odd\n"
      " 8000004  8000004        4     1         b.o:(.rodata.x)\n"
      " 8000004  8000004        1     1                 first\n"
      " 8000005  8000005        3     1                 flag\n");
  EXPECT_THAT(spans_of(map),
              ElementsAre(SpanRow{"f", 0x8000000, 2}, SpanRow{"even", 0x8000002, 1},
                          SpanRow{"odd", 0x8000003, 1}, SpanRow{"first", 0x8000004, 1},
                          SpanRow{"flag", 0x8000005, 3}));
}

TEST(LldTest, ClipsSymbolsThatOverlapAndKeepsTheirTrueSize) {
  const auto map = lld_map(
      " 8000100  8000100       20     4 .text\n"
      " 8000100  8000100       20     4         libgcc.a(_addsub.o):(.text)\n"
      " 8000100  8000100       20     1                 __subtract\n"
      " 8000108  8000108       10     1                 __add\n"
      " 8000108  8000108       10     1                 __plus\n"
      " 8000110  8000110        0     1                 inner_label\n");
  EXPECT_THAT(
      spans_of(map),
      ElementsAre(SpanRow{"__subtract", 0x8000100, 8}, SpanRow{"__add", 0x8000108, 16},
                  SpanRow{"inner_label", 0x8000110, 0}, SpanRow{"", 0x8000118, 8}));
  EXPECT_EQ(map.symbols[0].true_size, Bytes{0x20});
  EXPECT_EQ(map.symbols[0].size_from, SizeFrom::exact);
  EXPECT_EQ(map.symbols[1].true_size, std::nullopt);
  EXPECT_THAT(map.aliases, ElementsAre("__plus"));
  EXPECT_EQ(map.symbols[3].binding, Binding::none);
}

TEST(LldTest, LetsALabelWithoutSizeNameWhatFollows) {
  const auto map = lld_map(
      " 8000100  8000100       20     4 .text\n"
      " 8000100  8000100       20     4         start.o:(.text)\n"
      " 8000104  8000104        0     1                 entry\n"
      " 8000110  8000110        8     1                 halt\n");
  EXPECT_THAT(spans_of(map),
              ElementsAre(SpanRow{"", 0x8000100, 4}, SpanRow{"entry", 0x8000104, 12},
                          SpanRow{"halt", 0x8000110, 8}, SpanRow{"", 0x8000118, 8}));
  EXPECT_EQ(map.symbols[1].size_from, SizeFrom::next);
  EXPECT_EQ(map.symbols[1].true_size, Bytes{0});
}

TEST(LldTest, ReadsThreadLocalOffsets) {
  const auto map = lld_map(
      "    1000     1000        4     4 .text\n"
      "    1000     1000        4     4         a.o:(.text)\n"
      "    2008     2008        8     4 .tdata\n"
      "    2008     2008        8     4         a.o:(.tdata)\n"
      "       0        0        4     1                 first\n"
      "       4        4        4     1                 second\n"
      "    2010     2010        4     4 .tbss\n"
      "    2010     2010        4     4         a.o:(.tbss)\n"
      "       8        8        4     1                 third\n");
  EXPECT_THAT(spans_of(map),
              ElementsAre(SpanRow{"", 0x1000, 4}, SpanRow{"first", 0x2008, 4},
                          SpanRow{"second", 0x200c, 4}, SpanRow{"third", 0x2010, 4}));
  EXPECT_TRUE(map.regions[2].tls);
  EXPECT_TRUE(map.regions[2].nobits);
}

TEST(LldTest, ReadsWhatTheScriptWritesAndSkips) {
  const auto map = lld_map(
      "    1000     1000       20     4 .rodata\n"
      "    1000     1000        4     4         a.o:(.rodata.x)\n"
      "    1004     1004        4     1         . = ALIGN ( 8 )\n"
      "    1008     1008        1     1         BYTE ( 0x1 )\n"
      "    1009     1009        8     1         QUAD ( 0x1122334455667788 )\n"
      "    1011     1011        0     1 \n"
      "    1018     1018        8     8         <internal>:(.rodata)\n");
  EXPECT_THAT(pieces_of(map), ElementsAre(PieceRow{ContributionKind::object, 0x1000, 4},
                                          PieceRow{ContributionKind::fill, 0x1004, 4},
                                          PieceRow{ContributionKind::data, 0x1008, 9},
                                          PieceRow{ContributionKind::gap, 0x1011, 7},
                                          PieceRow{ContributionKind::merged, 0x1018, 8}));
  EXPECT_EQ(map.contributions.back().object, "(merged strings)");
}

TEST(LldTest, CallsSectionsOfTheLinkerStubs) {
  const auto map = lld_map(
      "    1000     1000       10     4 .plt\n"
      "    1000     1000       10     4         <internal>:(.plt)\n");
  EXPECT_THAT(pieces_of(map), ElementsAre(PieceRow{ContributionKind::stub, 0x1000, 16}));
}

TEST(LldTest, WorksOutWhatAssignmentsStandFor) {
  const auto map = lld_map(
      "       0        0        0     1 _estack = ORIGIN ( RAM ) + LENGTH ( RAM )\n"
      "       0        0        0     1 _min_heap = 0x200\n"
      "    1000     1000        4     4 .data\n"
      "    1000     1000        0     1         _sdata = .\n"
      "    1000     1000        4     4         a.o:(.data)\n"
      "    1004     1004        0     1         PROVIDE ( _edata = . )\n"
      "    1004     1004        0     1 _copy = _sdata + 4\n"
      "    1004     1004        0     1 _size += 4\n");
  EXPECT_THAT(assignments_of(map),
              ElementsAre(std::pair{"_min_heap", 0x200}, std::pair{"_sdata", 0x1000},
                          std::pair{"_copy", 0x1004}, std::pair{"_edata", 0x1004}));
  EXPECT_EQ(map.regions.size(), 4U);
}

TEST(LldTest, TakesTogetherThePiecesOfUnwindTables) {
  const auto map = lld_map(
      "    1000     1000       30     4 .eh_frame\n"
      "    1000     1000       18     1         a.o:(.eh_frame+0x0)\n"
      "    1018     1018       18     1         a.o:(.eh_frame+0x30)\n");
  ASSERT_EQ(map.contributions.size(), 2U);
  EXPECT_EQ(map.contributions[0].section, ".eh_frame");
  EXPECT_EQ(map.contributions[1].section, ".eh_frame");
}

TEST(LldTest, StopsAtTheCrossReference) {
  const auto map = read_lld(
      "     VMA      LMA     Size Align Out     In      Symbol\n"
      "    1000     1000        4     4 .text\n"
      "    1000     1000        4     4         a.o:(.text)\n"
      "       0        0        5     1 .shstrtab\n"
      "       0        0        5     1         <internal>:(.shstrtab)\n"
      "\n"
      "Cross Reference Table\n"
      "\n"
      "Symbol                                            File\n"
      "main                                              a.o\n",
      "test.map");
  EXPECT_EQ(map.regions.size(), 2U);
  EXPECT_EQ(map.status, Status::ok);
  for (const auto& diagnostic : map.diagnostics) {
    EXPECT_EQ(diagnostic.severity, Severity::note) << diagnostic.message;
  }
}

TEST(LldTest, ReadsTablesWithoutLoadAddresses) {
  const auto map = read_lld(
      "Address          Size             Align Out     In      Symbol\n"
      "0000000000201000 0000000000000015     4 .text\n"
      "0000000000201000 000000000000000e     4         file1.o:(.text)\n"
      "0000000000201000 0000000000000005     0                 _start\n"
      "0000000000201005 0000000000000009     0                 f(int)\n"
      "0000000000201010 0000000000000005     4         file2.o:(.text)\n"
      "0000000000000000 0000000000000005     1 .shstrtab\n"
      "0000000000000000 0000000000000005     1         <internal>:(.shstrtab)\n",
      "test.map");
  EXPECT_THAT(broken_sums(map), IsEmpty());
  EXPECT_EQ(map.regions[0].load_address, 0x201000U);
  EXPECT_THAT(spans_of(map),
              ElementsAre(SpanRow{"_start", 0x201000, 5}, SpanRow{"f(int)", 0x201005, 9},
                          SpanRow{"", 0x201010, 5}));
}

TEST(LldTest, ReadsTablesWithAColumnOfFiles) {
  const auto map = read_lld(
      "Address          Size             Align Out     In      File    Symbol\n"
      "0000000000201000 0000000000000015     4 .text\n"
      "0000000000201000 000000000000000e     4         .text\n"
      "0000000000201000 000000000000000e     4                 file1.o\n"
      "0000000000201000 0000000000000005     0                         _start\n"
      "0000000000201010 0000000000000005     4                 file2.o\n"
      "0000000000000000 0000000000000005     1 .shstrtab\n"
      "0000000000000000 0000000000000005     1         .shstrtab\n",
      "test.map");
  EXPECT_THAT(broken_sums(map), IsEmpty());
  EXPECT_EQ(map.status, Status::ok);
  ASSERT_EQ(map.contributions.size(), 3U);
  EXPECT_EQ(map.contributions[0].object, "file1.o");
  EXPECT_EQ(map.contributions[0].section, ".text");
  EXPECT_EQ(map.contributions[2].object, "file2.o");
}

TEST(LldTest, NoticesARelocatableLink) {
  const auto map = lld_map(
      "       0        0        4     4 .text\n"
      "       0        0        4     4         a.o:(.text)\n"
      "       0        0        4     4 .data\n"
      "       0        0        4     4         a.o:(.data)\n");
  EXPECT_EQ(map.status, Status::relocatable);
}

TEST(LldTest, ReportsALineItCannotReadAndGoesOn) {
  const auto map = lld_map(
      "    1000     1000        4     4 .text\n"
      "ld.lld: warning: something\n"
      "    1000     1000        4     4         a.o:(.text)\n");
  EXPECT_EQ(map.contributions.size(), 1U);
  ASSERT_FALSE(map.diagnostics.empty());
  const auto line = [](const Diagnostic& each) { return each.line; };
  EXPECT_THAT(map.diagnostics,
              testing::Contains(testing::ResultOf(line, testing::Eq(3U))));
}

TEST(LldTest, LeavesOutARegionThatRunsPastTheLastAddress) {
  const auto map = lld_map(
      "    1000     1000        4     4 .text\n"
      "    1000     1000        4     4         a.o:(.text)\n"
      "fffffffffffffff0 fffffffffffffff0       20     4 .far\n"
      "fffffffffffffff0 fffffffffffffff0       20     4         a.o:(.far)\n");
  EXPECT_EQ(map.regions[1].name, ".symtab");
}

TEST(LldTest, RefusesAMapWithoutACompleteRegion) {
  EXPECT_THROW(read_lld("     VMA      LMA     Size Align Out     In      Symbol\n"
                        "    1000     1000        4     4 .text\n",
                        "test.map"),
               Error);
}

}  // namespace
}  // namespace memstrata

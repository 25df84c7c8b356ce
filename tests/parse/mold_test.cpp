#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/mold/read_mold.hpp"

namespace memstrata {
namespace {

using testing::IsEmpty;

constexpr std::string_view kMap =
    "               VMA       Size Align Out     In      Symbol\n"
    "          0x200000         52     4 EHDR\n"
    "          0x200034        288     4 PHDR\n"
    "          0x200154         28     4 .rodata.str\n"
    "          0x201000         64     4 .text\n"
    "          0x201000         20     4         lib/libuart.a(uart.o):(.text.send)\n"
    "          0x201000          0     0                 $t\n"
    "          0x201001          0     0                 send\n"
    "          0x201001          0     0                 write\n"
    "          0x201009          0     0                 flush\n"
    "          0x201020         32     4         main.o:(.text.main)\n"
    "          0x201020          0     0                 $t\n"
    "          0x201021          0     0                 main\n"
    "          0x202000         16     4 .common\n"
    "          0x202000         16     4         main.o:(.common)\n"
    "          0x202000          0     0                 queue\n"
    "                 0         77     1 .comment\n"
    "                 0       1360     4 SHDR\n";

TEST(MoldTest, ReadsDecimalSizesAndHexadecimalAddresses) {
  const auto map = read_mold(kMap, "test.map");
  EXPECT_THAT(broken_sums(map), IsEmpty());
  ASSERT_EQ(map.regions.size(), 4U);
  EXPECT_EQ(map.regions[1].name, ".text");
  EXPECT_EQ(map.regions[1].address, 0x201000U);
  EXPECT_EQ(map.regions[1].load_address, 0x201000U);
  EXPECT_EQ(map.regions[1].size, 64U);
  EXPECT_EQ(map.format, "mold");
  EXPECT_EQ(map.status, Status::ok);
}

TEST(MoldTest, LeavesOutTheHeadersOfTheFile) {
  for (const auto& region : read_mold(kMap, "test.map").regions) {
    EXPECT_EQ(region.name.front(), '.') << region.name;
  }
}

TEST(MoldTest, SizesSymbolsByTheNextOne) {
  const auto map = read_mold(kMap, "test.map");
  ASSERT_GE(map.symbols.size(), 4U);
  EXPECT_EQ(map.symbols[1].name, "send");
  EXPECT_EQ(map.symbols[1].address, 0x201000U);
  EXPECT_EQ(map.symbols[1].size, 8U);
  EXPECT_EQ(map.symbols[1].size_from, SizeFrom::next);
  EXPECT_THAT(map.aliases, testing::ElementsAre("write"));
  EXPECT_EQ(map.symbols[2].name, "flush");
  EXPECT_EQ(map.symbols[2].size, 12U);
  EXPECT_EQ(map.symbols[3].name, "main");
  EXPECT_EQ(map.symbols[3].size_from, SizeFrom::section);
}

TEST(MoldTest, TakesRegionsOfLiteralsForMergedStrings) {
  const auto map = read_mold(kMap, "test.map");
  EXPECT_EQ(map.contributions[0].kind, ContributionKind::merged);
  EXPECT_EQ(map.contributions[0].size, 28U);
}

TEST(MoldTest, KeepsAlignmentAsGap) {
  const auto map = read_mold(kMap, "test.map");
  EXPECT_EQ(map.contributions[1].archive, "lib/libuart.a");
  EXPECT_EQ(map.contributions[2].kind, ContributionKind::gap);
  EXPECT_EQ(map.contributions[2].size, 12U);
}

TEST(MoldTest, KnowsThatCommonSymbolsHaveNoBytesInTheImage) {
  const auto map = read_mold(kMap, "test.map");
  EXPECT_TRUE(map.regions[2].nobits);
  EXPECT_FALSE(map.regions[1].nobits);
}

TEST(MoldTest, ReadsDecimalAddressesOfOldVersions) {
  const auto map = read_mold(
      "               VMA       Size Align Out     In      Symbol\n"
      "           2097152         64     8 EHDR\n"
      "           2101248         10     4 .text\n"
      "           2101248         10     4         main.o:(.text)\n"
      "           2101248          0     0                 main\n"
      "                 0       1360     4 SHDR\n",
      "test.map");
  EXPECT_EQ(map.regions[0].address, 0x201000U);
  EXPECT_EQ(map.symbols[0].address, 0x201000U);
  EXPECT_EQ(map.symbols[0].size, 10U);
}

TEST(MoldTest, IsTruncatedWithoutTheLastHeader) {
  const auto cut = kMap.substr(0, kMap.find("                 0       1360"));
  EXPECT_EQ(read_mold(cut, "test.map").status, Status::truncated);
}

TEST(MoldTest, RefusesAMapWithoutACompleteRegion) {
  EXPECT_THROW(read_mold(kMap.substr(0, kMap.find("          0x200154")), "test.map"),
               Error);
}

}  // namespace
}  // namespace memstrata

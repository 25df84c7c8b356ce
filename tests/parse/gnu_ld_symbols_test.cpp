#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "parse/map_text.hpp"

// How contributions are cut into spans, and what the spans are called.

namespace memstrata {
namespace {

using test::map_of;
using test::map_of_text;
using test::spans_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string one_section(const std::string& section, const std::string& names) {
  return ".text           0x08000000        0x8\n " + section +
         "\n                0x08000000        0x8 a.o\n" + names;
}

TEST(GnuLdSymbolsTest, CutsAContributionAtEveryAddressThatHasAName) {
  const auto map =
      map_of(one_section(".text",
                         "                0x08000000                first\n"
                         "                0x08000006                third\n"
                         "                0x08000002                second\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("first 2", "second 4", "third 2"));
  EXPECT_EQ(map.symbols[0].size_from, SizeFrom::next);
}

TEST(GnuLdSymbolsTest, TrustsTheSizeOfASectionThatHoldsOneName) {
  const auto map = map_of(
      one_section(".text.only", "                0x08000000                only\n"));
  EXPECT_EQ(map.symbols.at(0).size_from, SizeFrom::section);
}

TEST(GnuLdSymbolsTest, LeavesTheStartNamelessWhereNothingNamesIt) {
  const auto map =
      map_of(one_section(".text", "                0x08000006                tail\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("- 6", "tail 2"));
  EXPECT_EQ(map.symbols[0].binding, Binding::none);
}

TEST(GnuLdSymbolsTest, GivesNamesOfOneAddressOneSpan) {
  const auto map =
      map_of(one_section(".text",
                         "                0x08000000                zeta\n"
                         "                0x08000000                _alpha\n"
                         "                0x08000000                beta\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("beta=_alpha=zeta 8"));
}

TEST(GnuLdSymbolsTest, PrefersTheNameOfTheSectionAsPrimary) {
  const auto map =
      map_of(one_section(".text.zeta",
                         "                0x08000000                alpha\n"
                         "                0x08000000                zeta\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("zeta=alpha 8"));
}

TEST(GnuLdSymbolsTest, TakesTheFirstInByteOrderWhereAllLookInternal) {
  const auto map = map_of(one_section(".text",
                                      "                0x08000000                __b\n"
                                      "                0x08000000                __a\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("__a=__b 8"));
}

TEST(GnuLdSymbolsTest, KeepsANameThatIsListedTwiceOnce) {
  const auto map =
      map_of(one_section(".text",
                         "                0x08000000                Foo::Foo()\n"
                         "                0x08000000                Foo::Foo()\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("Foo::Foo() 8"));
}

TEST(GnuLdSymbolsTest, KeepsANameOutsideItsContributionWithoutBytes) {
  const auto map =
      map_of(one_section(".text",
                         "                0x08000000                inside\n"
                         "                0x00000010                outside\n"));
  EXPECT_THAT(spans_of(map), ElementsAre("outside 0", "inside 8"));
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

struct Suffix {
  const char* section;
  const char* span;
};

class SectionSuffix : public ::testing::TestWithParam<Suffix> {};

TEST_P(SectionSuffix, NamesAStaticFunctionOrTable) {
  const auto map = map_of(one_section(GetParam().section, ""));
  EXPECT_THAT(spans_of(map), ElementsAre(GetParam().span));
}

INSTANTIATE_TEST_SUITE_P(
    GnuLdSymbolsTest, SectionSuffix,
    ::testing::Values(Suffix{".text.f", "f 8"}, Suffix{".text.startup.main", "main 8"},
                      Suffix{".text.unlikely.f", "f 8"}, Suffix{".text.unlikely", "- 8"},
                      Suffix{".data.rel.ro.local.table", "table 8"},
                      Suffix{".data.rel.ro.local", "- 8"}, Suffix{".data.rel.ro", "- 8"},
                      Suffix{".rodata.str1.4", "- 8"}, Suffix{".rodata.f.str1.4", "- 8"},
                      Suffix{".rodata.cst8", "- 8"}, Suffix{".literal.f", "- 8"},
                      Suffix{".iram1.3", "- 8"}, Suffix{".bss.state.1", "state.1 8"},
                      Suffix{".gnu.linkonce.t.f", "f 8"},
                      Suffix{".progmem.data.f", "f 8"}, Suffix{".text", "- 8"}));

TEST(GnuLdSymbolsTest, TakesSizesOfCommonSymbolsFromTheirTable) {
  const auto map = map_of_text(
      "Allocating common symbols\n"
      "Common symbol       size              file\n"
      "\n"
      "none                0x0               a.o\n"
      "rx_ring             0x5               a.o\n"
      "a_rather_long_common_name\n"
      "                    0x2               a.o\n" +
      test::kMapHead +
      ".bss            0x20000000        0xa\n"
      " COMMON         0x20000000        0xa a.o\n"
      "                0x20000000                rx_ring\n"
      "                0x20000000                none\n"
      "                0x20000008                a_rather_long_common_name\n"
      "\n"
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n" +
      test::kMapEnd);
  EXPECT_THAT(spans_of(map), ElementsAre("none 0", "rx_ring 5", "- 3",
                                         "a_rather_long_common_name 2", "- 4"));
  EXPECT_EQ(map.symbols[1].size_from, SizeFrom::common);
  EXPECT_EQ(map.symbols[2].size_from, SizeFrom::padding);
  EXPECT_EQ(account_regions(map)[0].fill, 3U);
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdSymbolsTest, KeepsANameBelowItsCommonsWithoutBytes) {
  const auto map = map_of(
      ".bss            0x20000000        0x8\n"
      " COMMON         0x20000000        0x8 a.o\n"
      "                0x10000000                below\n"
      "                0x20000004                inside\n");
  EXPECT_THAT(spans_of(map), ElementsAre("below 0", "- 4", "inside 4"));
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(GnuLdSymbolsTest, FindsCommonSymbolsOfObjectsThatLinkTimeOptimisationRenamed) {
  const auto map = map_of_text(
      "Common symbol       size              file\n"
      "\n"
      "ring                0x6               o/a.o (symbol from plugin)\n" +
      test::kMapHead +
      ".bss            0x20000000        0x8\n"
      " COMMON         0x20000000        0x8 /tmp/ccAb12Cd.ltrans0.ltrans.o\n"
      "                0x20000000                ring\n" +
      test::kMapEnd);
  EXPECT_THAT(spans_of(map), ElementsAre("ring 6", "- 2"));
}

TEST(GnuLdSymbolsTest, DoesNotCountDiscardedSections) {
  const auto map = map_of_text(
      "Discarded input sections\n"
      "\n"
      " .text.unused   0x00000000       0x40 a.o\n" +
      test::kMapHead +
      ".text           0x08000000        0x4\n"
      " .text          0x08000000        0x4 a.o\n" +
      test::kMapEnd);
  EXPECT_THAT(spans_of(map), ElementsAre("- 4"));
}

}  // namespace
}  // namespace memstrata

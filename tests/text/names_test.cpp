#include "text/names.hpp"

#include <gtest/gtest.h>

namespace memstrata {
namespace {

TEST(DemangledTest, ReadsNamesOfCpp) {
  EXPECT_EQ(demangled("_ZN3foo3barEi"), "foo::bar(int)");
  EXPECT_EQ(demangled("main"), "main");
  EXPECT_EQ(demangled("_Zbroken"), "_Zbroken");
  EXPECT_EQ(demangled(""), "");
}

TEST(EscapedNameTest, LeavesUtf8AsItIs) {
  for (const std::string name :
       {"plain", "größe_日本", "\U0001f600", "a long name of ASCII"}) {
    EXPECT_FALSE(needs_escape(name)) << name;
    EXPECT_EQ(escaped_name(name), name);
  }
}

struct Escape {
  std::string bytes;
  std::string name;
};

class EscapedName : public ::testing::TestWithParam<Escape> {};

TEST_P(EscapedName, SpellsBytesThatAreNoText) {
  EXPECT_TRUE(needs_escape(GetParam().bytes));
  EXPECT_EQ(escaped_name(GetParam().bytes), GetParam().name);
  EXPECT_FALSE(needs_escape(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(
    EscapedNameTest, EscapedName,
    ::testing::Values(Escape{"caf\xe9", "caf\\xe9"}, Escape{"\x1b[31m", "\\x1b[31m"},
                      Escape{"tab\there", "tab\\x09here"}, Escape{"del\x7f", "del\\x7f"},
                      Escape{"twelve chars\n", "twelve chars\\x0a"},
                      Escape{"overlong \xc0\xaf", "overlong \\xc0\\xaf"},
                      Escape{"surrogate \xed\xa0\x80", "surrogate \\xed\\xa0\\x80"},
                      Escape{"too high \xf4\x90\x80\x80",
                             "too high \\xf4\\x90\\x80\\x80"},
                      Escape{"cut \xe6\x97", "cut \\xe6\\x97"},
                      Escape{"C1 \xc2\x85", "C1 \\xc2\\x85"},
                      Escape{"größe\xff", "größe\\xff"}));

struct Normal {
  const char* name;
  const char* normal;
};

class NormalisedObject : public ::testing::TestWithParam<Normal> {};

TEST_P(NormalisedObject, LeavesOutWhatChangesFromBuildToBuild) {
  EXPECT_EQ(normalised_object(GetParam().name), GetParam().normal);
}

INSTANTIATE_TEST_SUITE_P(
    NormalisedObjectTest, NormalisedObject,
    ::testing::Values(
        Normal{"/tmp/ccAb12Cd.ltrans0.ltrans.o", "ltrans0"},
        Normal{"/home/ci/tmp/ccZZ99xx.ltrans12.ltrans.o", "ltrans12"},
        Normal{"firmware.elf.ltrans3.ltrans.o", "ltrans3"},
        Normal{"/tmp/ccAb12Cd.o", "(temporary)"},
        Normal{"C:\\Users\\x\\Temp\\ccAb12Cd.o", "(temporary)"},
        Normal{"src/ccAb12Cd.o", "src/ccAb12Cd.o"},
        Normal{"build-PYBV10/py/vm.o", "py/vm.o"},
        Normal{"/home/ci/jobs/build-PYBV10/py/vm.o", "py/vm.o"},
        Normal{"build/py/vm.o", "py/vm.o"}, Normal{"./build/py/../py/vm.o", "py/vm.o"},
        Normal{".pio/build/uno/src/main.o", "src/main.o"},
        Normal{"cmake-build-debug/main.o", "main.o"}, Normal{"build.o", "build.o"},
        Normal{"/usr/lib/gcc/arm-none-eabi/12.2.1/thumb/libgcc.a", "gcc/thumb/libgcc.a"},
        Normal{"/opt/gcc/arm-none-eabi/13.1.0/thumb/libgcc.a", "gcc/thumb/libgcc.a"},
        Normal{"/usr/lib/gcc/avr/5.4.0/../../../avr/lib/libm.a",
               "/usr/lib/avr/lib/libm.a"},
        Normal{"py/vm.o", "py/vm.o"}, Normal{"", ""}));

class NormalisedSymbol : public ::testing::TestWithParam<Normal> {};

TEST_P(NormalisedSymbol, LeavesOutWhatTheCompilerAppends) {
  EXPECT_EQ(normalised_symbol(GetParam().name), GetParam().normal);
}

INSTANTIATE_TEST_SUITE_P(
    NormalisedSymbolTest, NormalisedSymbol,
    ::testing::Values(Normal{"buf.7332", "buf"}, Normal{"f.constprop.0", "f"},
                      Normal{"f.isra.0.part.1", "f"}, Normal{"f.cold", "f"},
                      Normal{"f.cold.3", "f"}, Normal{"f.lto_priv.12", "f"},
                      Normal{"f.llvm.123456789", "f"},
                      Normal{"f.part.0.constprop.0", "f"}, Normal{"state$0", "state"},
                      Normal{"f(int) [clone .isra.0]", "f(int)"},
                      Normal{"f(int) [clone .part.0] [clone .cold]", "f(int)"},
                      Normal{"uart1", "uart1"}, Normal{"operator[]", "operator[]"},
                      Normal{".12", ".12"}, Normal{"f.c", "f.c"}, Normal{"", ""}));

}  // namespace
}  // namespace memstrata

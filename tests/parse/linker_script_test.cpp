#include "parse/linker_script.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal_of(const std::string& script) {
  try {
    read_linker_script(script, "board.ld");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "not refused";
}

TEST(LinkerScriptTest, ReadsTheMemoriesInTheirOrder) {
  EXPECT_THAT(read_linker_script(R"(MEMORY
{
  FLASH (rx)  : ORIGIN = 0x08000000, LENGTH = 512K
  RAM (rwx)   : ORIGIN = 0x20000000, LENGTH = 1M
}
)",
                                 "board.ld"),
              ElementsAre(TargetMemory{"FLASH", 0x08000000, Bytes{512} * 1024, "rx"},
                          TargetMemory{"RAM", 0x20000000, Bytes{1024} * 1024, "rwx"}));
}

TEST(LinkerScriptTest, ReadsTheShortWordsAndLeavesOutComments) {
  EXPECT_THAT(
      read_linker_script("MEMORY { /* LENGTH = 1K */ rom (r!w) : org = 010, len = 0x10\n"
                         "ram : o = 4096 l = 2k }",
                         "board.ld"),
      ElementsAre(TargetMemory{"rom", 8, 16, "r!w"},
                  TargetMemory{"ram", 4096, 2048, ""}));
}

TEST(LinkerScriptTest, WorksOutExpressions) {
  EXPECT_THAT(
      read_linker_script("MEMORY { A : ORIGIN = (1 + 2) * 0x10, LENGTH = 64K - 2 * 16\n"
                         "B : ORIGIN = ORIGIN(A) + LENGTH(A), LENGTH = 1 << 4 | 3 }",
                         "board.ld"),
      ElementsAre(TargetMemory{"A", 0x30, 65504, ""}, TargetMemory{"B", 65552, 19, ""}));
}

TEST(LinkerScriptTest, TakesNumbersFromAssignmentsBeforeMemory) {
  EXPECT_THAT(read_linker_script("_boot = 16K; _entry = main;\n"
                                 "MEMORY { APP : ORIGIN = 0x8000000 + _boot,"
                                 " LENGTH = 128K - _boot }",
                                 "board.ld"),
              ElementsAre(TargetMemory{"APP", 0x8004000, Bytes{112} * 1024, ""}));
}

TEST(LinkerScriptTest, PassesOverEverythingElse) {
  EXPECT_THAT(read_linker_script("ENTRY(Reset_Handler)\nINCLUDE common.ld\n"
                                 "SECTIONS { .text : { *(.text*) MEMORY = 3; } > ROM }\n"
                                 "MEMORY { ROM : ORIGIN = 0, LENGTH = 8 }\n"
                                 "REGION_ALIAS(\"CODE\", ROM)\nPROVIDE(_end = .);",
                                 "board.ld"),
              ElementsAre(TargetMemory{"ROM", 0, 8, ""}));
}

TEST(LinkerScriptTest, AddsTheMemoriesOfSeveralCommands) {
  EXPECT_THAT(read_linker_script("MEMORY { A : ORIGIN = 0, LENGTH = 8 }\n"
                                 "MEMORY { B : ORIGIN = 8, LENGTH = 8 }",
                                 "board.ld"),
              ElementsAre(TargetMemory{"A", 0, 8, ""}, TargetMemory{"B", 8, 8, ""}));
}

TEST(LinkerScriptTest, NamesTheLineAndTheWordThatHasNoValue) {
  EXPECT_EQ(refusal_of("MEMORY {\n  RAM : ORIGIN = 0, LENGTH = 2 * _size\n}"),
            "board.ld:2: LENGTH of RAM has no value here, at \"_size\"");
}

TEST(LinkerScriptTest, RefusesADivisionByZero) {
  EXPECT_THAT(refusal_of("MEMORY { RAM : ORIGIN = 1 / 0, LENGTH = 1 }"),
              HasSubstr("ORIGIN of RAM has no value here"));
}

TEST(LinkerScriptTest, RefusesIncludeInsideMemory) {
  EXPECT_THAT(refusal_of("MEMORY {\n INCLUDE memory.ld\n}"),
              HasSubstr("board.ld:2: INCLUDE inside MEMORY is not followed"));
}

TEST(LinkerScriptTest, SaysThatIncludeIsNotFollowedWhereMemoryIsMissing) {
  EXPECT_THAT(refusal_of("ENTRY(main)\nINCLUDE memory.ld\nSECTIONS { }"),
              HasSubstr("board.ld:2: INCLUDE is not followed"));
}

TEST(LinkerScriptTest, RefusesAScriptWithoutMemory) {
  EXPECT_EQ(refusal_of("SECTIONS { .text : { *(.text) } }\n"),
            "board.ld:2: no MEMORY command in this linker script");
}

TEST(LinkerScriptTest, RefusesAScriptCutAtAnyPlaceInsideMemory) {
  const std::string script = "MEMORY { RAM (rwx) : ORIGIN = 0x20000000, LENGTH = (64K) }";
  for (std::size_t length = 0; length < script.size(); ++length) {
    EXPECT_NE(refusal_of(script.substr(0, length)), "not refused") << length;
  }
}

TEST(LinkerScriptTest, RefusesParenthesesWithoutEnd) {
  const std::string open(100'000, '(');
  EXPECT_THAT(refusal_of("MEMORY { RAM : ORIGIN = " + open + "1, LENGTH = 1 }"),
              HasSubstr("ORIGIN of RAM has no value here"));
}

}  // namespace
}  // namespace memstrata

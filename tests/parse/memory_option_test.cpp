#include "parse/memory_option.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

class MemoryOptionRefusalTest : public testing::TestWithParam<std::string> {};

TEST(MemoryOptionTest, ReadsHexadecimalOriginAndLengthInKilobytes) {
  EXPECT_EQ(parse_memory_option("FLASH=0x08000000:512K"),
            (TargetMemory{"FLASH", 0x08000000, 524288, ""}));
}

TEST(MemoryOptionTest, ReadsDecimalNumbersAndMegabytes) {
  EXPECT_EQ(parse_memory_option("psram=268435456:8M"),
            (TargetMemory{"psram", 0x10000000, 8388608, ""}));
}

TEST(MemoryOptionTest, WorksOutExpressions) {
  EXPECT_EQ(parse_memory_option("APP=0x08000000+16K:512K-16K"),
            (TargetMemory{"APP", 0x08004000, 507904, ""}));
}

TEST(MemoryOptionTest, ReadsAMemoryThatEndsWithTheAddressSpace) {
  EXPECT_EQ(parse_memory_option("TOP=0xfffffffffffff000:4K"),
            (TargetMemory{"TOP", 0xfffffffffffff000, 4096, ""}));
}

TEST_P(MemoryOptionRefusalTest, RefusesWithAnExample) {
  try {
    parse_memory_option(GetParam());
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    EXPECT_THAT(error.what(), testing::StartsWith("--memory " + GetParam() + ": "));
    EXPECT_THAT(error.what(), testing::HasSubstr("FLASH=0x08000000:512K"));
  }
}

INSTANTIATE_TEST_SUITE_P(Of, MemoryOptionRefusalTest,
                         testing::Values("", "FLASH", "FLASH=0x0", "=0:1", "A=:1",
                                         "A=1:", "A=0:0", "A=0x8000000:512Q", "A=1:2:3",
                                         "A=0xfffffffffffff000:8K", "A=1 2:3",
                                         "A=99999999999999999999:1"));

}  // namespace
}  // namespace memstrata

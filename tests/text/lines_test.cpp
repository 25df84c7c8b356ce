#include "text/lines.hpp"

#include <gtest/gtest.h>

#include "text/fields.hpp"

namespace memstrata {
namespace {

TEST(LinesTest, EndsLinesAtLineFeedAndDropsWhatStandsBeforeIt) {
  Lines lines{"one\r\n\n three \r\r\nrest"};
  ASSERT_TRUE(lines.next());
  EXPECT_EQ(lines.line(), "one");
  ASSERT_TRUE(lines.next());
  EXPECT_EQ(lines.line(), "");
  ASSERT_TRUE(lines.next());
  EXPECT_EQ(lines.line(), " three");
  EXPECT_EQ(lines.rest(), "rest");
  EXPECT_TRUE(lines.terminated());
  ASSERT_TRUE(lines.next());
  EXPECT_EQ(lines.line(), "rest");
  EXPECT_EQ(lines.number(), 4U);
  EXPECT_FALSE(lines.terminated());
  EXPECT_FALSE(lines.next());
}

TEST(FieldsTest, ReadsColumns) {
  Fields fields{"FLASH   0x08000000 rest of it"};
  EXPECT_EQ(fields.word(), "FLASH");
  EXPECT_EQ(fields.skip_blanks(), 3U);
  EXPECT_EQ(fields.hex(), 0x08000000U);
  fields.skip_blanks();
  EXPECT_EQ(fields.rest(), "rest of it");
}

TEST(FieldsTest, ReadsHexOfUpTo64BitsOnly) {
  EXPECT_EQ(Fields{"0xffffffffffffffff"}.hex(), ~std::uint64_t{0});
  EXPECT_EQ(Fields{"0x0000000000000000000001"}.hex(), 1U);
  EXPECT_EQ(Fields{"0x10000000000000000"}.hex(), std::nullopt);
  EXPECT_EQ(Fields{"0x"}.hex(), std::nullopt);
  EXPECT_EQ(Fields{"0x12g"}.hex(), std::nullopt);
  EXPECT_EQ(Fields{"12"}.hex(), std::nullopt);
  EXPECT_EQ(Fields{"0xAbC"}.hex(), 0xabcU);
}

TEST(FieldsTest, StaysWhereThereIsNoNumber) {
  Fields fields{"none"};
  EXPECT_EQ(fields.hex(), std::nullopt);
  EXPECT_EQ(fields.rest(), "none");
}

TEST(TrimmedTest, TakesBlanksOffBothEnds) {
  EXPECT_EQ(trimmed("  a b "), "a b");
  EXPECT_EQ(trimmed("   "), "");
}

}  // namespace
}  // namespace memstrata

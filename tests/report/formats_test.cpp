// Numbers, bars, records and Markdown text.
#include <sstream>

#include <gtest/gtest.h>

#include "report/bars.hpp"
#include "report/delimited.hpp"
#include "report/markdown.hpp"
#include "report/numbers.hpp"

namespace memstrata {
namespace {

std::string record(const std::vector<std::string>& fields, Delimiter delimiter) {
  std::ostringstream out;
  write_record(out, fields, delimiter);
  return out.str();
}

TEST(FormatsTest, GroupsThousands) {
  EXPECT_EQ(grouped(std::int64_t{0}), "0");
  EXPECT_EQ(grouped(std::int64_t{999}), "999");
  EXPECT_EQ(grouped(std::int64_t{-1000}), "-1,000");
  EXPECT_EQ(grouped(std::int64_t{INT64_MIN}), "-9,223,372,036,854,775,808");
  EXPECT_EQ(signed_grouped(1234567), "+1,234,567");
  EXPECT_EQ(signed_grouped(0), "0");
}

TEST(FormatsTest, WritesPercentsAndAddresses) {
  EXPECT_EQ(percent(485540, 1048576), "46.3 %");
  EXPECT_EQ(percent(1, 0), "-");
  EXPECT_EQ(hex_address(0x8000), "0x00008000");
  EXPECT_EQ(hex_address(0xffffffff80001234), "0xffffffff80001234");
}

TEST(FormatsTest, QuotesWhatASpreadsheetWouldTakeForAFormula) {
  EXPECT_EQ(
      record({"=cmd|' /C calc'!A0", "-12", "a,b", "say \"x\"", "+1"}, Delimiter::comma),
      "\"=cmd|' /C calc'!A0\",-12,\"a,b\",\"say \"\"x\"\"\",\"+1\"\n");
}

TEST(FormatsTest, KeepsATabOutOfATabSeparatedField) {
  EXPECT_EQ(record({"a\tb", "c"}, Delimiter::tab), "a\\x09b\tc\n");
}

TEST(FormatsTest, LeavesNothingToMarkdownAndHtml) {
  EXPECT_EQ(markdown_text("*a* <b> [c](d) @me #1"),
            "\\*a\\* &lt;b&gt; \\[c\\]\\(d\\) &#64;me \\#1");
}

TEST(FormatsTest, DrawsABarOfItsWidth) {
  using Look = BarPart::Look;
  EXPECT_EQ(bar({{0.5, Look::full}, {0.25, Look::light}}, 8, true), "████░░··");
  EXPECT_EQ(bar({{1.5, Look::full}}, 4, false), "####");
  EXPECT_EQ(bar({{0, Look::full}}, 4, false), "    ");
}

TEST(FormatsTest, DrawsASparklineFromLowToHigh) {
  EXPECT_EQ(sparkline({0, 7, std::nullopt, 3}, 10, true), "▁█ ▄");
  EXPECT_EQ(sparkline({5, 5}, 10, false), "--");
  EXPECT_EQ(sparkline({1, 9, 1, 1}, 2, true), "█▁");
}

}  // namespace
}  // namespace memstrata

#include "report/text_table.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace memstrata {
namespace {

std::string written(const TextTable& table, const Style& style = {}) {
  std::ostringstream out;
  write_table(out, table, style);
  return out.str();
}

TextTable sizes() {
  return {.columns = {{.title = "size", .align = TableColumn::Align::right},
                      {.title = "name", .is_name = true, .may_shrink = true}},
          .rows = {{{"1,024"}, {"mp_execute_bytecode_with_a_long_name"}}, {{"8"}, {"f"}}},
          .footer = {{{"1,032"}, {"total"}}}};
}

TEST(TextTableTest, AlignsNumbersRightAndDrawsALineAboveTheSums) {
  EXPECT_EQ(written(sizes()),
            " size  name\n"
            "1,024  mp_execute_bytecode_with_a_long_name\n"
            "    8  f\n"
            "───────────────────────────────────────────\n"
            "1,032  total\n");
}

TEST(TextTableTest, CutsTheMiddleOfANameToFitTheTerminal) {
  EXPECT_EQ(written(sizes(), {.width = 32}),
            " size  name\n"
            "1,024  mp_execute_b…_a_long_name\n"
            "    8  f\n"
            "────────────────────────────────\n"
            "1,032  total\n");
}

TEST(TextTableTest, BreaksHeadingsAndNotesBetweenWords) {
  std::ostringstream out;
  write_heading(out, "board: v1.0 to v1.1 (\u00b5C)", {.width = 12});
  write_note(out, "a_word_that_is_too_long is kept", {.width = 12});
  write_note(out, "short", {.width = 12});
  EXPECT_EQ(out.str(),
            "board: v1.0\nto v1.1 (\u00b5C)\n"
            "a_word_that_is_too_long\nis kept\nshort\n");
}

TEST(TextTableTest, LeavesOutTheColumnThatMattersLeast) {
  TextTable table = sizes();
  table.columns.push_back({.title = "a rather wide remark", .drop_order = 1});
  EXPECT_EQ(written(table, {.width = 45}), written(sizes()));
}

TEST(TextTableTest, ShowsWhatWouldReorderOrHideText) {
  TextTable table = sizes();
  table.rows = {{{"1"}, {"a\u202eb\u200bc"}}};
  table.footer.clear();
  EXPECT_EQ(written(table), "size  name\n   1  a\\u{202e}b\\u{200b}c\n");
}

TEST(TextTableTest, WritesNamesAsCodeInMarkdown) {
  TextTable table = sizes();
  table.rows = {{{"1"}, {"a|b`c<img>"}}};
  table.footer.clear();
  EXPECT_EQ(written(table, {.format = OutputFormat::markdown}),
            "| size | name |\n"
            "| ---: | --- |\n"
            "| 1 | ``a\\|b`c<img>`` |\n\n");
}

TEST(TextTableTest, CountsTwoColumnsForAWideCharacterAndNoneForAnAccent) {
  EXPECT_EQ(display_width("漢字"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(clipped("漢字漢字", 5, Keep::begin), "漢字…");
  EXPECT_EQ(clipped("src/a/long/path.o", 8, Keep::end), "…/path.o");
}

}  // namespace
}  // namespace memstrata

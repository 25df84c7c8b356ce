#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "report/display_text.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What a piece of text is, for whoever chooses its colour.  Colour is never
/// the only sign: a delta has its sign, a warning its word.
enum class Tone : std::uint8_t { plain, faint, strong, grew, shrank, warning };

/// Grew, shrank or plain, by the sign.
Tone tone_of(std::int64_t delta);

/// `text` in the colour of `tone`, where the style has colours.
std::string toned(const std::string& text, Tone tone, const Style& style);

struct TableCell {
  std::string text;
  Tone tone = Tone::plain;
};

struct TableColumn {
  std::string title;
  enum class Align : std::uint8_t { left, right } align = Align::left;
  bool is_name = false;         // from outside: made visible, a code span in Markdown
  bool may_shrink = false;      // may be cut to fit the terminal
  Keep keep = Keep::both_ends;  // what to keep of a cut text
  int drop_order =
      0;  // left out when the terminal is too narrow, highest first; 0: never
};

using TableRow = std::vector<TableCell>;

/// A table for people.
struct TextTable {
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  std::vector<TableRow> footer;  // sums, below a line
};

/// As aligned text that fits style.width, or as a table of Markdown.
void write_table(std::ostream& out, const TextTable& table, const Style& style);

/// A line that stands above a table: bold text, or a heading of Markdown.
void write_heading(std::ostream& out, const std::string& text, const Style& style);

/// A line of plain text; a paragraph of Markdown.
void write_note(std::ostream& out, const std::string& text, const Style& style);

}  // namespace memstrata

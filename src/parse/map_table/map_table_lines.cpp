#include "parse/map_table/map_table_lines.hpp"

namespace memstrata {

void MapTableLines::find_header() {
  while (lines_.next()) {
    if (const auto kind = map_table_kind(lines_.line())) {
      kind_ = *kind;
      return;
    }
  }
}

bool MapTableLines::next(Diagnostics& diagnostics) {
  while (lines_.next()) {
    // A number cut short is another number: a line without its end does not count.
    if (!lines_.terminated()) {
      return false;
    }
    if (lines_.line().empty()) {
      ends_in_line_ = !lines_.rest().empty() && !lines_.rest().ends_with('\n');
      return false;
    }
    if (const auto row = read_map_table_row(lines_.line(), kind_)) {
      row_ = *row;
      return true;
    }
    diagnostics.warn(lines_.number(), "this line is no part of a map");
  }
  ends_in_line_ = false;
  return false;
}

}  // namespace memstrata

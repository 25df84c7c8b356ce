#pragma once

#include <string_view>

#include "parse/diagnostics.hpp"
#include "parse/map_table/map_table_row.hpp"
#include "text/lines.hpp"

namespace memstrata {

/// Walks over the rows of a map table, from its header to the blank line that
/// ends it (a cross reference may follow) or the end of the text.
class MapTableLines {
 public:
  /// `text` may have other lines before the header (a log of a build).
  explicit MapTableLines(std::string_view text) : lines_(text) { find_header(); }

  [[nodiscard]] MapTableKind kind() const { return kind_; }
  /// False: the table is over.  Lines that are no rows are reported.
  bool next(Diagnostics& diagnostics);
  [[nodiscard]] const MapTableRow& row() const { return row_; }
  /// Whether the text ended with a whole line, once the table is over.
  [[nodiscard]] bool ended_whole() const { return !ends_in_line_; }

 private:
  void find_header();

  Lines lines_;
  MapTableKind kind_ = MapTableKind::lld;
  MapTableRow row_;
  bool ends_in_line_ = true;
};

}  // namespace memstrata

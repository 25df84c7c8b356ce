#pragma once

#include <optional>
#include <string>
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
  /// Empty: the table is over.  Lines that are no rows are reported.
  std::optional<MapTableRow> next(Diagnostics& diagnostics);
  /// Whether the text ended with a whole line, once the table is over.
  [[nodiscard]] bool ended_whole() const { return !ends_in_line_; }

 private:
  void find_header();

  Lines lines_;
  MapTableKind kind_ = MapTableKind::lld;
  bool ends_in_line_ = true;
};

}  // namespace memstrata

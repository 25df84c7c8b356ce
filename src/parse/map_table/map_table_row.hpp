#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// How the columns of a map table are to be read; its header says it.
enum class MapTableKind : std::uint8_t {
  lld,         // VMA LMA Size Align: hexadecimal without 0x
  old_lld,     // Address Size Align: the same without load addresses (before LLD 7)
  oldest_lld,  // also a column File (before LLD 5)
  mold,  // VMA Size Align: sizes decimal, addresses 0x1f or (before mold 1.2) decimal
};

/// One line of the table which LLD prints as its map, and mold after it.
struct MapTableRow {
  Address address = 0;
  Address load_address = 0;  // `address` where the table has no such column
  Bytes size = 0;
  std::uint8_t level = 0;  // column that the text stands in: 0 Out, 1 In, 2 Symbol
  std::string_view text;

  bool operator==(const MapTableRow&) const = default;
};

/// Empty: the line is not the header of such a table.
std::optional<MapTableKind> map_table_kind(std::string_view header_line);

/// Empty: the line is no row.
std::optional<MapTableRow> read_map_table_row(std::string_view line, MapTableKind kind);

}  // namespace memstrata

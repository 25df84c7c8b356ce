#pragma once

#include <cstdint>

namespace memstrata {

enum class OutputFormat : std::uint8_t { table, csv, tsv, json, ndjson, markdown };

/// What the reader of a table or of Markdown sees on.
struct Style {
  bool markdown = false;
  bool color = false;
  bool unicode = true;  // bars of block characters, "…"; else ASCII
  int width = 0;        // columns; 0: no limit
};

}  // namespace memstrata

#pragma once

#include <cstdint>

namespace memstrata {

enum class OutputFormat : std::uint8_t { table, csv, tsv, json, ndjson, markdown };

/// How an answer is to look.
struct Style {
  OutputFormat format = OutputFormat::table;
  bool color = false;
  bool unicode = true;  // bars of block characters, "…"; else ASCII
  int width = 0;        // columns; 0: no limit

  [[nodiscard]] bool markdown() const { return format == OutputFormat::markdown; }
};

}  // namespace memstrata

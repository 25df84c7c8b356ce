#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace memstrata {

/// What a parameter or column holds, for whoever checks, prints or draws it.
enum class Kind : std::uint8_t { text, count, bytes, delta, address, time, share };

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Column {
  std::string name;
  Kind kind = Kind::text;
  std::string description;
};

/// The answer to a question.
struct ResultTable {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  bool cut = false;  // the row limit left rows out
};

}  // namespace memstrata

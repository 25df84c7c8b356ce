#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace memstrata {

/// What a parameter or column holds, for whoever checks, prints or draws it.
enum class Kind : std::uint8_t {
  text,
  count,
  bytes,
  delta,    // bytes with a sign
  address,  // 64-bit pattern of an address
  time,     // seconds since 1970-01-01 UTC
  share,    // 0..1
  globs,    // parameters only: a JSON array of patterns, or one pattern as it stands
  target,   // parameters only: a target's name; empty: the only one
  build,    // parameters only: a build reference, bound as the build's id (`#N`)
  builds,   // parameters only: references with commas between, bound as a JSON array of
            // ids
};

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

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/line.hpp"
#include "query/renames.hpp"
#include "query/trend_search.hpp"

namespace memstrata {

/// From where a symbol of one identity comes to where it goes.
struct Life {
  std::size_t owner = 0;           // index of its series
  std::size_t begin = 0;           // place on the line where it comes
  std::optional<std::size_t> end;  // where it goes; empty: it lives
  std::vector<Line::Step> steps;   // the first where it comes; not the one where it goes
  std::optional<std::size_t> former;  // index of the life that it continues
  bool is_guess = false;              // continues it as it seems
};

/// The lives of all symbols among `series`, oldest first.
///
/// Where under one name, or a known later one of it, one symbol goes and one comes in
/// the same build, the latter continues the former.
std::vector<Life> lives_of(const std::vector<FoundSeries>& series, const Line& line,
                           const LatestNames& names);

}  // namespace memstrata

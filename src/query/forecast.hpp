#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/marks.hpp"
#include "store/database.hpp"

namespace memstrata {

struct ForecastRequest {
  std::string target;
  std::string branch;                // empty: the target's main one
  std::vector<std::string> blocks;   // names or globs; empty: every block
  std::optional<StoredBuild> since;  // empty: the last 100 builds
};

/// A figure and the range that holds it with 95 %.
template <typename Number>
struct Estimate {
  Number likely{};
  Number low{};
  Number high{};

  bool operator==(const Estimate&) const = default;
};

/// How fast a block fills, by day or by build.
struct Outlook {
  std::optional<Estimate<double>> rate;        // bytes a day, or a build
  std::string verdict;                         // full, grows, shrinks, no trend, too few
                                               // builds
  std::optional<Estimate<std::int64_t>> left;  // days or builds until it is full
  std::optional<Estimate<Time>> full;          // when, by day alone
};

struct BlockForecast {
  std::string name;
  std::int64_t builds = 0;  // how many it is made from
  std::string first;        // label of the first of them
  std::string last;
  std::int64_t length = 0;      // bytes
  std::int64_t high_water = 0;  // bytes: what has to fit
  std::int64_t free = 0;        // bytes; negative: it overflows
  Outlook by_day;
  Outlook by_build;
};

struct Forecast {
  std::string target;
  std::string branch;
  std::vector<BlockForecast> blocks;
  std::vector<MarkedBuild> marked;  // of the builds that it looks at, those with marks
};

/// Throws Error{not_found} with the nearest three for a block that is not there,
/// Error{usage} when `since` does not lead to the newest build.
Forecast forecast(const Database& database, const ForecastRequest& request);

}  // namespace memstrata

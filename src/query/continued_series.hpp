#pragma once

#include <string>
#include <vector>

#include "query/line.hpp"
#include "query/trend.hpp"
#include "query/trend_search.hpp"
#include "store/database.hpp"

namespace memstrata {

/// Makes one series of a symbol that moved or got another name, and says in its `moves`
/// where.  A name that seems to be another's former one (symbol/rename_guesses) brings
/// its history along, marked as a guess.
///
/// `found` is what find_series says of `request`; `line` holds all builds of `branch`.
std::vector<FoundSeries> continued(std::vector<FoundSeries> found,
                                   const Database& database, const TrendRequest& request,
                                   const std::string& branch, const Line& line);

}  // namespace memstrata

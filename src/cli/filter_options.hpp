#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/filters.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// Which filters a command takes besides block, region, object, archive, symbol.
enum class ChangeFilters : std::uint8_t { taken, not_taken };

/// Declares the filters; repeating one means "or".
void add_filters(CLI::App& command, Filters& filters, ChangeFilters changes);

/// Declares --by with one level.
void add_level(CLI::App& command, Level& level);

}  // namespace memstrata

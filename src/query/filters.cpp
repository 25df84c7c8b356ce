#include "query/filters.hpp"

#include <array>
#include <string>

#include "model/error.hpp"

namespace memstrata {
namespace {

/// In the order of the enumerators.
constexpr std::array<std::string_view, 5> kLevels{"block", "region", "archive", "object",
                                                  "symbol"};

}  // namespace

std::string_view level_name(Level level) {
  return kLevels.at(static_cast<std::size_t>(level));
}

Level level_from(std::string_view name) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels.at(i) == name) {
      return static_cast<Level>(i);
    }
  }
  throw Error(ErrorCode::usage, "'" + std::string(name) +
                                    "' is no level; it is block, region, archive, object "
                                    "or symbol");
}

}  // namespace memstrata

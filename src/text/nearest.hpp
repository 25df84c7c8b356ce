#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// What to do with names that are too unlike to have been meant.
enum class Unlike : std::uint8_t { leave_out, take };

/// Those of `names` that are most like `wanted`, best first.
std::vector<std::string> nearest(std::string_view wanted,
                                 const std::vector<std::string>& names, std::size_t count,
                                 Unlike unlike);

}  // namespace memstrata

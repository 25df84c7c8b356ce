#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// Those of `names` that are most like `wanted`, best first; none that is too
/// unlike to have been meant.
std::vector<std::string> nearest(std::string_view wanted,
                                 const std::vector<std::string>& names,
                                 std::size_t count = 3);

}  // namespace memstrata

#pragma once

#include <string>

#include "store/database.hpp"

namespace memstrata {

/// Throws Error{not_found} with the nearest three blocks, regions, objects and
/// symbols of the target.
[[noreturn]] void refuse_name(const Database& database, const std::string& target,
                              const std::string& wanted);

}  // namespace memstrata

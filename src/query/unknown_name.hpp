#pragma once

#include <string>

#include "store/database.hpp"

namespace memstrata {

/// Throws Error{not_found} with the nearest three blocks, regions, objects and
/// symbols of the target; none when one is called so, or nothing is wanted by name: then
/// the filters let nothing through.
[[noreturn]] void refuse_name(const Database& database, const std::string& target,
                              const std::string& wanted);

}  // namespace memstrata

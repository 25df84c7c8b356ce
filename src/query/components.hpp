#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/component.hpp"
#include "store/database.hpp"

namespace memstrata {

/// [{"name":"libc","objects":[],"archives":["*/libc*"]}]: the components parameter of
/// questions.
std::string components_json(const std::vector<Component>& components);

/// The object_id of each object of `target` that is in one of the components named
/// `wanted`.  Throws Error{not_found} with the nearest three for a name that
/// `components` does not have.
std::vector<std::int64_t> objects_in_components(const Database& database,
                                                const std::string& target,
                                                const std::vector<Component>& components,
                                                const std::vector<std::string>& wanted);

}  // namespace memstrata

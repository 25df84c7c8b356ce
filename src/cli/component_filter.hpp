#pragma once

#include <string>
#include <vector>

#include "model/component.hpp"
#include "query/filters.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The components of the memstrata.toml in or around the current folder, in its order.
std::vector<Component> components_here();

/// `filters` with the objects of `target` that its components hold.
///
/// Throws Error{not_found} for a component that memstrata.toml does not have.
Filters with_component_objects(Filters filters, const Database& database,
                               const std::string& target);

}  // namespace memstrata

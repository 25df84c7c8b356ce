#include "cli/component_filter.hpp"

#include <filesystem>

#include "project/configuration.hpp"
#include "query/components.hpp"

namespace memstrata {

std::vector<Component> components_here() {
  const auto configuration = configuration_around(std::filesystem::current_path());
  return configuration ? configuration->components : std::vector<Component>{};
}

Filters with_component_objects(Filters filters, const Database& database,
                               const std::string& target) {
  if (!filters.components.empty()) {
    filters.object_ids =
        objects_in_components(database, target, components_here(), filters.components);
  }
  return filters;
}

}  // namespace memstrata

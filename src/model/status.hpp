#pragma once

#include <optional>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata {

/// The word for a status in the store, in JSON and on the command line.
std::string_view to_string(Status status);
std::optional<Status> status_from(std::string_view word);

}  // namespace memstrata

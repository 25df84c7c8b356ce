#pragma once

#include <optional>
#include <string>

#include "query/diff.hpp"
#include "report/json.hpp"

namespace memstrata {

/// What something was before it moved; null when it did not.
Json json_of(const std::optional<Origin>& origin);

/// Puts `from_name`, `from_object` and `from_region` in the place of `from`.
void flatten_origin(Json& record, const std::optional<Origin>& origin);

/// " (from main.o)", " (was f)": what a moved or renamed thing was before.
std::string origin_text(const std::optional<Origin>& origin, const std::string& name,
                        const std::string& object);

}  // namespace memstrata

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/build.hpp"

namespace memstrata {

/// "2026-01-31T12:00:00Z".
std::string rfc3339(Time time);

/// "2026-01-31".
std::string date_of(Time time);

/// Reads `2026-01-31`, `2026-01-31T12:00`, `2026-01-31 12:00:05`, each with or
/// without fractions of a second (dropped) and `Z`, `+02:00` or `+0200`; without
/// a zone it is UTC.  Also `@1769860800`, seconds since 1970.  Empty: no time.
std::optional<Time> time_from(std::string_view text);

}  // namespace memstrata

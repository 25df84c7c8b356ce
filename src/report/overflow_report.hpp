#pragma once

#include <string>
#include <vector>

#include "query/overflow.hpp"
#include "report/json.hpp"

namespace memstrata {

/// [{"block":"RAM","over":632,"good":{...},"delta":11776,"growers":[{...}]}]
Json json_of(const std::vector<Overflow>& overflows);

/// "RAM over by 632 B; since the last good build v1.3: +11,776 B, most of it log_entries
/// (obj/log.o) +11,776 B".
std::string text_of(const Overflow& overflow);

}  // namespace memstrata

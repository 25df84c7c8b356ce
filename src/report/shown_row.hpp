#pragma once

#include <string>

#include "query/show.hpp"
#include "report/json.hpp"

namespace memstrata {

Json json_of(const ShownRow& row);

/// "f (+2 names)", "py/vm.o", "(data)".
std::string row_name(const ShownRow& row);

}  // namespace memstrata

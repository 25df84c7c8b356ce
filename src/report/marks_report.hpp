#pragma once

#include <string>
#include <vector>

#include "query/marks.hpp"
#include "report/json.hpp"

namespace memstrata {

/// [{"build":3,"label":"v1.2","marks":["toolchain"]}]
Json json_of(const std::vector<MarkedBuild>& builds);

/// "gap, overflow"; "" for none.
std::string text_of_marks(const std::vector<std::string>& marks);

/// "v1.2: toolchain; v1.3: gap, overflow"; "" for none.
std::string text_of(const std::vector<MarkedBuild>& builds);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>

#include "layout/fields.hpp"

namespace memstrata {

/// Appends `record` to a script, as the fields that differ from `reference`
/// where both have as many, else as it stands.
void append_patch(std::string& script, std::string_view reference,
                  std::string_view record);

/// Reads what append_patch wrote into `record`.
void read_patch(FieldReader& script, std::string_view reference, std::string& record);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>

#include "layout/codec.hpp"

namespace memstrata {

/// Records turned on their side: the same field of all records of one kind
/// stands together, as the difference from the record of that kind before.
/// Ids that were given in order become a row of ones, which zstd folds away.
std::string columns_of(const Records& records);

/// Throws Error{database} when the bytes are no columns.
Records records_of(std::string_view columns);

}  // namespace memstrata

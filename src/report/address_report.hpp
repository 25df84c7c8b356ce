#pragma once

#include <ostream>

#include "query/address.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What holds an address.
void write_address(std::ostream& out, const AddressAnswer& answer, const Style& style);

}  // namespace memstrata

#pragma once

#include <ostream>

#include "query/ledger.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// Who spent and gave back bytes, and the sum; by build with the headroom that was left.
void write_ledger(std::ostream& out, const Ledger& ledger, const Style& style);

}  // namespace memstrata

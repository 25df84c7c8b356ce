#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "query/result_table.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The answer to the question `name`, whatever its columns are.  Of more than
/// `row_limit` rows (0: all) the rest is summed in a last row.
void write_result(std::ostream& out, const ResultTable& result, const std::string& name,
                  std::size_t row_limit, const Style& style);

/// The answer to SQL that somebody typed; `cut` where the row limit left rows out.
void write_free_result(std::ostream& out, const ResultTable& result, const Style& style);

}  // namespace memstrata

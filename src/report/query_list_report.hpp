#pragma once

#include <ostream>
#include <vector>

#include "query/named_query.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The questions, a line each.
void write_query_list(std::ostream& out, const std::vector<NamedQuery>& queries,
                      const Style& style);

/// The SQL of one, as it stands in its file.
void write_query(std::ostream& out, const NamedQuery& query, const Style& style);

}  // namespace memstrata

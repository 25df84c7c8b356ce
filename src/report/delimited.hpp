#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

enum class Delimiter : char { comma = ',', tab = '\t' };

/// A record of RFC 4180 (lines end in LF).  Quoted is what holds a comma, a
/// quote or a line end, and what a spreadsheet would take for a formula.
/// Between tabs nothing is quoted: a tab or line end becomes `\xNN`.
void write_record(std::ostream& out, const std::vector<std::string>& fields,
                  Delimiter delimiter);

}  // namespace memstrata

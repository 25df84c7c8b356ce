#pragma once

#include <string>
#include <string_view>

#include "query/named_query.hpp"

namespace memstrata {

/// Reads the comment block that opens a question file:
///
///     -- How did the size of one region change from build to build?
///     --
///     -- @param  target  target  = ""     board and variant
///     -- @param  region  text    = .text  output section
///     -- @column size    bytes            what the region takes
///
/// A default is one word: `""` is the empty text, `null` is NULL.
/// `sql` must outlive the result.  Throws Error{internal} naming the line that
/// does not fit: the files are compiled into the program.
NamedQuery read_query(std::string name, std::string_view sql);

/// The sentences between the title and the first `@`, one a line; may be empty.
std::string query_remarks(std::string_view sql);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>

namespace memstrata {

/// Text that Markdown and HTML leave as it is.
std::string markdown_text(std::string_view text);

/// A name as a code span for a cell of a table: no emphasis, no HTML, no
/// mention, no link can come of it.
std::string markdown_code(std::string_view name);

}  // namespace memstrata

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace memstrata {

/// A name as a terminal may safely show it: characters that would reorder or
/// hide text (bidirectional marks, zero-width characters, tags, controls) are
/// written out as `\u{202e}`.
std::string visible(std::string_view name);

/// How many columns a terminal needs for valid UTF-8 text.
std::size_t display_width(std::string_view text);

/// Which end of a text that is too long is worth keeping.
enum class Keep { begin, both_ends, end };

/// `text` in at most `columns` columns; what is left out shows as `mark`.
std::string clipped(std::string_view text, std::size_t columns, Keep keep,
                    std::string_view mark = "…");

/// `text` with line ends in place of blanks, so that no line needs more than `columns`
/// unless one of its words does; 0: as it is.
std::string wrapped(std::string_view text, std::size_t columns);

}  // namespace memstrata

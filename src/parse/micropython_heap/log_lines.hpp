#pragma once

#include <string>
#include <string_view>

namespace memstrata::micropython_heap {

/// Whether a serial log left traces in a line: a carriage return inside, or an
/// escape sequence.  Only such lines need `without_colours` and splitting.
bool has_control(std::string_view line);

/// `ESC [ ... letter` taken out: `ESC[32m>>> ESC[0mstack: 512` -> `>>> stack: 512`.
std::string without_colours(std::string_view line);

}  // namespace memstrata::micropython_heap

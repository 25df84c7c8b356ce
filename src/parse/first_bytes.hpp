#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace memstrata {

/// Why a file of these first bytes is no text, and what to do about it.
std::optional<std::string> refusal_by_first_bytes(std::string_view bytes);

/// The text without the UTF-8 byte order mark.
std::string_view without_byte_order_mark(std::string_view text);

}  // namespace memstrata

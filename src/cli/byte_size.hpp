#pragma once

#include <cstdint>
#include <string>

namespace memstrata {

/// Reads `4G`, `512M`, `64K` or bytes (powers of 1,024); `fallback` when empty.
/// Throws Error{usage} that names `option`.
std::uint64_t byte_size(const std::string& option, const std::string& text,
                        std::uint64_t fallback);

}  // namespace memstrata

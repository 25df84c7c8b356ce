#pragma once

#include <cstdint>
#include <string_view>

namespace memstrata {

/// 64 bits that change with every byte: XXH3 of the xxHash library.  Guards against
/// damage, not against forgery.
std::uint64_t checksum(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace memstrata {

enum class Compression : std::uint8_t { none, gzip, xz, zstd };

/// By the first bytes.
Compression compression_of(std::string_view bytes);

/// Unpacks all members of the stream.
///
/// Throws Error{bad_input}: "PATH: damaged gzip stream", or more than `max_size`
/// bytes come out.
std::string unpack(Compression compression, std::string_view packed,
                   std::uint64_t max_size, const std::string& path);

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>

namespace memstrata {

/// The text as a gzip file (RFC 1952), for Content-Encoding: gzip.
std::string gzipped(std::string_view text);

}  // namespace memstrata

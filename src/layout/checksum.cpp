#include "layout/checksum.hpp"

#define XXH_INLINE_ALL  // most texts are short: a call would cost more than the hash
#include <xxhash.h>

namespace memstrata {

std::uint64_t checksum(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace memstrata

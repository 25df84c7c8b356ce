#include "server/gzip.hpp"

#include <limits>
#include <memory>

#include <zlib.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr int kGzipWindow = 15 + 16;  // 32 KiB; 16 more: gzip instead of zlib
constexpr int kMemoryLevel = 8;       // zlib's default

}  // namespace

std::string gzipped(std::string_view text) {
  if (text.size() > std::numeric_limits<uInt>::max()) {
    throw Error{ErrorCode::internal, "an answer of 4 GiB"};
  }
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error{ErrorCode::internal, "zlib does not start"};
  }
  const std::unique_ptr<z_stream, decltype(&deflateEnd)> owned(&stream, &deflateEnd);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  // zlib wants bytes that are not char, and does not write to its input.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) {
    throw Error{ErrorCode::internal, "zlib does not end"};
  }
  packed.resize(stream.total_out);
  return packed;
}

}  // namespace memstrata

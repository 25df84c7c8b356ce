#include "text/unpack.hpp"

#include <memory>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using namespace std::string_view_literals;

/// Collects what comes out, up to a limit.
class Unpacked {
 public:
  Unpacked(std::uint64_t max_size, const std::string& path)
      : max_size_(max_size), path_(path) {}

  void append(std::string_view bytes) {
    if (bytes.size() > max_size_ - text_.size()) {
      throw Error{ErrorCode::bad_input, path_ + ": unpacks to more than " +
                                            std::to_string(max_size_) +
                                            " bytes: raise the limit with --max-size"};
    }
    text_.append(bytes);
  }

  [[noreturn]] void damaged(std::string_view format) const {
    throw Error{ErrorCode::bad_input, path_ + ": damaged " + std::string{format} +
                                          " stream: the file is cut or broken"};
  }

  std::string take() { return std::move(text_); }

 private:
  std::uint64_t max_size_;
  const std::string& path_;
  std::string text_;
};

constexpr std::size_t kChunk = std::size_t{256} << 10;
// zlib counts its input by 32 bits.
constexpr std::size_t kLargestFeed = std::size_t{1} << 30;
constexpr int kGzipHeader = 16;
constexpr std::uint64_t kXzMemoryLimit = std::uint64_t{1} << 30;

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};
struct EndLzma {
  void operator()(lzma_stream* stream) const { lzma_end(stream); }
};
struct FreeZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

std::string_view chunk_view(const std::string& chunk, std::size_t size) {
  return std::string_view{chunk}.substr(0, size);
}

/// zlib and lzma want bytes that are not char.
template <typename Byte>
Byte* as_bytes(const char* text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): neither writes to its input
  return reinterpret_cast<Byte*>(const_cast<char*>(text));
}

// One member; returns how many packed bytes it took.
std::size_t unpack_gzip_member(std::string_view packed, std::string& chunk,
                               Unpacked& out) {
  z_stream stream = {};
  if (inflateInit2(&stream, kGzipHeader + MAX_WBITS) != Z_OK) {
    throw Error{ErrorCode::internal, "zlib does not start"};
  }
  const std::unique_ptr<z_stream, EndInflate> owner{&stream};
  std::size_t fed = 0;
  for (int result = Z_OK; result != Z_STREAM_END;) {
    if (stream.avail_in == 0) {
      const auto feed = std::min(packed.size() - fed, kLargestFeed);
      stream.next_in = as_bytes<Bytef>(packed.data() + fed);
      stream.avail_in = static_cast<uInt>(feed);
      fed += feed;
    }
    stream.next_out = as_bytes<Bytef>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) {
      out.damaged("gzip");
    }
    out.append(chunk_view(chunk, chunk.size() - stream.avail_out));
  }
  return fed - stream.avail_in;
}

void unpack_gzip(std::string_view packed, Unpacked& out) {
  std::string chunk(kChunk, '\0');
  while (!packed.empty()) {
    packed.remove_prefix(unpack_gzip_member(packed, chunk, out));
    // gzip pads to the block size of a tape with zeros.
    if (packed.find_first_not_of('\0') == std::string_view::npos) {
      return;
    }
  }
}

void unpack_xz(std::string_view packed, Unpacked& out) {
  lzma_stream stream = LZMA_STREAM_INIT;
  const std::unique_ptr<lzma_stream, EndLzma> owner{&stream};
  if (lzma_stream_decoder(&stream, kXzMemoryLimit, LZMA_CONCATENATED) != LZMA_OK) {
    throw Error{ErrorCode::internal, "lzma does not start"};
  }
  std::string chunk(kChunk, '\0');
  stream.next_in = as_bytes<const std::uint8_t>(packed.data());
  stream.avail_in = packed.size();
  for (lzma_ret result = LZMA_OK; result != LZMA_STREAM_END;) {
    stream.next_out = as_bytes<std::uint8_t>(chunk.data());
    stream.avail_out = chunk.size();
    result = lzma_code(&stream, LZMA_FINISH);
    if (result != LZMA_OK && result != LZMA_STREAM_END) {
      out.damaged("xz");
    }
    out.append(chunk_view(chunk, chunk.size() - stream.avail_out));
  }
}

void unpack_zstd(std::string_view packed, Unpacked& out) {
  const std::unique_ptr<ZSTD_DStream, FreeZstd> stream{ZSTD_createDStream()};
  if (!stream) {
    throw Error{ErrorCode::internal, "zstd does not start"};
  }
  std::string chunk(kChunk, '\0');
  ZSTD_inBuffer input{packed.data(), packed.size(), 0};
  std::size_t still_wanted = 0;
  bool chunk_full = false;
  while (input.pos < input.size || chunk_full) {
    ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
    still_wanted = ZSTD_decompressStream(stream.get(), &output, &input);
    if (ZSTD_isError(still_wanted) != 0) {
      out.damaged("zstd");
    }
    out.append(chunk_view(chunk, output.pos));
    chunk_full = output.pos == output.size && still_wanted != 0;
  }
  if (still_wanted != 0) {
    out.damaged("zstd");
  }
}

}  // namespace

Compression compression_of(std::string_view bytes) {
  if (bytes.starts_with("\x1f\x8b"sv)) {
    return Compression::gzip;
  }
  if (bytes.starts_with("\xfd"
                        "7zXZ\0"sv)) {
    return Compression::xz;
  }
  if (bytes.starts_with("\x28\xb5\x2f\xfd"sv)) {
    return Compression::zstd;
  }
  return Compression::none;
}

std::string unpack(Compression compression, std::string_view packed,
                   std::uint64_t max_size, const std::string& path) {
  Unpacked out{max_size, path};
  switch (compression) {
    case Compression::none:
      out.append(packed);
      break;
    case Compression::gzip:
      unpack_gzip(packed, out);
      break;
    case Compression::xz:
      unpack_xz(packed, out);
      break;
    case Compression::zstd:
      unpack_zstd(packed, out);
      break;
  }
  return out.take();
}

}  // namespace memstrata

#include "layout/envelope.hpp"

#include <memory>

#include <zstd.h>

#include "layout/checksum.hpp"
#include "layout/fields.hpp"
#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kChecksumBytes = 8;
constexpr std::size_t kPrefixBytes = 1 + kChecksumBytes;
constexpr unsigned char kCompressed = 0x01;    // a bit of the first byte
constexpr std::size_t kWorthCompressing = 64;  // bytes

// zstd cannot say more than this with one byte; a larger claim is a lie and
// must not make us allocate.
constexpr std::uint64_t kLargestRatio = 65536;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// A context costs more than the work on a small script: one is kept a thread.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  return context.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  return context.get();
}

// Empty when it would not be shorter.  The size before goes in front.
std::string compressed(std::string_view payload, int level) {
  std::string bytes;
  append_field(bytes, payload.size());
  const std::size_t start = bytes.size();
  bytes.resize(start + ZSTD_compressBound(payload.size()));
  const std::size_t size =
      ZSTD_compressCCtx(compressor(), bytes.data() + start, bytes.size() - start,
                        payload.data(), payload.size(), level);
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::internal, "a layout cannot be compressed");
  }
  bytes.resize(start + size);
  return bytes.size() < payload.size() ? bytes : std::string();
}

std::string decompressed(std::string_view bytes) {
  FieldReader reader(bytes);
  const std::uint64_t size = reader.next();
  const std::string_view frame = reader.rest();
  if (size > frame.size() * kLargestRatio) {
    throw_damaged("it claims an impossible size");
  }
  std::string payload(size, '\0');
  const std::size_t written = ZSTD_decompressDCtx(
      decompressor(), payload.data(), payload.size(), frame.data(), frame.size());
  if (ZSTD_isError(written) != 0 || written != payload.size()) {
    throw_damaged("it cannot be decompressed");
  }
  return payload;
}

// The first byte is in the sum as its seed, so that its damage shows as well.
std::uint64_t envelope_checksum(unsigned char first_byte, std::string_view body) {
  return checksum(body, first_byte);
}

}  // namespace

std::string seal(EnvelopeKind kind, std::string_view payload, int zstd_level) {
  auto first_byte = static_cast<unsigned char>(kind);
  std::string packed;
  if (payload.size() >= kWorthCompressing) {
    packed = compressed(payload, zstd_level);
  }
  if (!packed.empty()) {
    first_byte |= kCompressed;
    payload = packed;
  }
  const std::uint64_t sum = envelope_checksum(first_byte, payload);
  std::string envelope;
  envelope.reserve(kPrefixBytes + payload.size());
  envelope.push_back(static_cast<char>(first_byte));
  for (std::size_t i = 0; i < kChecksumBytes; ++i) {
    envelope.push_back(static_cast<char>(sum >> (8 * i)));
  }
  envelope.append(payload);
  return envelope;
}

std::string open_envelope(EnvelopeKind kind, std::string_view envelope) {
  if (envelope.size() < kPrefixBytes) {
    throw_damaged("it ends too early");
  }
  const auto first_byte = static_cast<unsigned char>(envelope.front());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kChecksumBytes; ++i) {
    sum |= std::uint64_t{static_cast<unsigned char>(envelope[1 + i])} << (8 * i);
  }
  const std::string_view body = envelope.substr(kPrefixBytes);
  if (sum != envelope_checksum(first_byte, body)) {
    throw_damaged("its checksum is wrong");
  }
  if ((first_byte & ~kCompressed) != static_cast<unsigned char>(kind)) {
    throw_damaged("it is of another kind");
  }
  return (first_byte & kCompressed) != 0 ? decompressed(body) : std::string(body);
}

}  // namespace memstrata

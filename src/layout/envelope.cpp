#include "layout/envelope.hpp"

#include <memory>

#include <zstd.h>

#include "layout/checksum.hpp"
#include "layout/fields.hpp"
#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr unsigned char kCompressed = 0x01;    // a bit of the first byte
constexpr std::size_t kWorthCompressing = 64;  // bytes

// zstd cannot say more than this with one byte; a larger claim is a lie and
// must not make us allocate.
constexpr std::uint64_t kLargestRatio = 65536;

// A script is short, and carries a checksum of what comes out of it as well.
constexpr std::size_t checksum_bytes(EnvelopeKind kind) {
  return kind == EnvelopeKind::script ? 4 : 8;
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// A context costs more than the work on a small script: one is kept a thread.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> kContext(ZSTD_createCCtx());
  return kContext.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> kContext(ZSTD_createDCtx());
  return kContext.get();
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

// The first bytes of the checksum.  The first byte of the envelope is in it as its
// seed, so that its damage shows as well.
std::string envelope_checksum(EnvelopeKind kind, unsigned char first_byte,
                              std::string_view body) {
  const std::uint64_t sum = checksum(body, first_byte);
  std::string bytes;
  for (std::size_t i = 0; i < checksum_bytes(kind); ++i) {
    bytes.push_back(static_cast<char>(sum >> (8 * i)));
  }
  return bytes;
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
  std::string envelope(1, static_cast<char>(first_byte));
  envelope.append(envelope_checksum(kind, first_byte, payload)).append(payload);
  return envelope;
}

std::string open_envelope(EnvelopeKind kind, std::string_view envelope) {
  const std::size_t prefix_bytes = 1 + checksum_bytes(kind);
  if (envelope.size() < prefix_bytes) {
    throw_damaged("it ends too early");
  }
  const auto first_byte = static_cast<unsigned char>(envelope.front());
  const std::string_view body = envelope.substr(prefix_bytes);
  if (envelope.substr(1, prefix_bytes - 1) != envelope_checksum(kind, first_byte, body)) {
    throw_damaged("its checksum is wrong");
  }
  if ((first_byte & ~kCompressed) != static_cast<unsigned char>(kind)) {
    throw_damaged("it is of another kind");
  }
  return (first_byte & kCompressed) != 0 ? decompressed(body) : std::string(body);
}

}  // namespace memstrata

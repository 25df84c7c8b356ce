#include "layout/codec.hpp"
#include "layout/columns.hpp"
#include "layout/envelope.hpp"
#include "layout/fields.hpp"

namespace memstrata {
namespace {

constexpr int kKeyframeLevel = 9;  // of zstd; more costs more than it saves

}  // namespace

// checksum of the records, then their columns
std::string encode_keyframe(const Records& records) {
  std::string payload;
  append_field(payload, records.content_checksum());
  payload.append(columns_of(records));
  return seal(EnvelopeKind::keyframe, payload, kKeyframeLevel);
}

Records decode_keyframe(std::string_view bytes) {
  const std::string payload = open_envelope(EnvelopeKind::keyframe, bytes);
  FieldReader reader(payload);
  const std::uint64_t expected = reader.next();
  Records records = records_of(reader.rest());
  if (records.content_checksum() != expected) {
    throw_damaged("its content is not what it was");
  }
  return records;
}

}  // namespace memstrata

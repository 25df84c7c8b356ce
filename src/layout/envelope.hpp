#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace memstrata {

/// What the bytes of an envelope are, said in their first byte together with
/// the version of the format.
enum class EnvelopeKind : std::uint8_t { keyframe = 0x10, script = 0x12, gc_runs = 0x14 };

/// Puts a payload into an envelope: first byte, checksum of all the rest (eight
/// bytes, four of a script), then the payload, compressed with zstd where that makes it
/// shorter.
std::string seal(EnvelopeKind kind, std::string_view payload, int zstd_level);

/// The payload.  Throws Error{database} when any byte of the envelope was
/// changed, or when it is of another kind.
std::string open_envelope(EnvelopeKind kind, std::string_view envelope);

}  // namespace memstrata

#include "layout/heap_runs.hpp"

#include "layout/envelope.hpp"
#include "layout/fields.hpp"

namespace memstrata {

namespace {

constexpr int kLevel = 9;  // 15 % smaller than level 3, and a dump is stored once

}  // namespace

std::string encode_heap_runs(const HeapArea& area) {
  std::string payload;
  for (RunCursor run{area}; run; run.next()) {
    append_field(payload, static_cast<unsigned char>(run.letter()));
    append_field(payload, run.count());
  }
  return seal(EnvelopeKind::gc_runs, payload, kLevel);
}

std::vector<GcRun> decode_heap_runs(std::string_view bytes) {
  const std::string payload = open_envelope(EnvelopeKind::gc_runs, bytes);
  std::vector<GcRun> runs;
  for (FieldReader fields{payload}; !fields.at_end();) {
    const auto letter = fields.next_32();
    const auto count = fields.next_32();
    if (letter > 0x7f) {
      throw_damaged("a heap area has a letter that is none");
    }
    append_blocks(runs, static_cast<char>(letter), count);
  }
  return runs;
}

}  // namespace memstrata

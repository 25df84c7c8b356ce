#include "report/heap_json.hpp"

#include <cstdint>
#include <optional>

#include "model/heap_figures.hpp"
#include "report/json_stream.hpp"
#include "text/names.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

void write_number(JsonStream& json, std::string_view key,
                  const std::optional<std::uint64_t>& value) {
  json.key(key);
  if (value) {
    json.number(*value);
  } else {
    json.null();
  }
}

void write_diagnostics(JsonStream& json, const std::vector<Diagnostic>& diagnostics) {
  json.key("diagnostics").begin_array();
  for (const auto& diagnostic : diagnostics) {
    json.begin_object();
    json.key("severity").text(diagnostic.severity == Severity::note ? "note" : "warning");
    json.key("line").number(std::uint64_t{diagnostic.line});
    json.key("message").text(diagnostic.message);
    json.end_object();
  }
  json.end_array();
}

void write_header(JsonStream& json, const HeapSnapshot& snapshot) {
  const auto& header = snapshot.header;
  write_number(json, "gc_block_bytes", snapshot.gc_block_bytes);
  write_number(json, "total", total_bytes(snapshot));
  write_number(json, "used", used_bytes(snapshot));
  write_number(json, "free", free_bytes(snapshot));
  write_number(json, "max_new_split", header.max_new_split);
  write_number(json, "one_blocks", header.one_blocks);
  write_number(json, "two_blocks", header.two_blocks);
  write_number(json, "max_block", header.max_block);
  write_number(json, "max_free", header.max_free);
  json.key("stack").begin_object();
  write_number(json, "used", header.stack_used);
  write_number(json, "total", header.stack_total);
  json.end_object();
  json.key("mem").begin_object();
  write_number(json, "total", header.mem_total);
  write_number(json, "current", header.mem_current);
  write_number(json, "peak", header.mem_peak);
  json.end_object();
}

std::uint64_t sum_of_counts(const std::map<GcBlocks, std::uint64_t>& lengths) {
  std::uint64_t sum = 0;
  for (const auto& [length, times] : lengths) {
    sum += times;
  }
  return sum;
}

void write_kinds(JsonStream& json, const HeapSnapshot& snapshot) {
  const auto figures = figures_of(snapshot.areas);
  const auto bytes = [&](GcBlocks blocks) -> std::optional<Bytes> {
    return snapshot.gc_block_bytes ? std::optional{blocks * *snapshot.gc_block_bytes}
                                   : std::nullopt;
  };
  json.key("kinds").begin_object();
  for (const auto& [kind, use] : figures.kinds) {
    json.key(std::string{kind}).begin_object();
    json.key("chains").number(use.chains);
    write_number(json, "bytes", bytes(use.gc_blocks));
    json.end_object();
  }
  if (!snapshot.areas.empty()) {
    json.key("free").begin_object();
    json.key("runs").number(sum_of_counts(figures.free_lengths));
    write_number(json, "bytes", bytes(figures.free_blocks));
    json.end_object();
  }
  json.end_object();
}

void write_areas(JsonStream& json, const std::vector<HeapArea>& areas) {
  json.key("areas").begin_array();
  for (const auto& area : areas) {
    json.begin_object();
    json.key("address").address(area.address);
    json.key("gc_blocks").number(gc_blocks(area));
    json.key("runs").begin_array();
    for (RunCursor run{area}; run; run.next()) {
      const char letter = run.letter();
      json.begin_array();
      json.text({&letter, 1});
      json.number(run.count());
      json.end_array();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_snapshot(JsonStream& json, const HeapSnapshot& snapshot) {
  json.key("label").text_or_null(snapshot.label);
  json.key("sequence").number(std::uint64_t{snapshot.sequence});
  json.key("time").text_or_null(snapshot.time ? rfc3339(*snapshot.time) : "");
  json.key("line").number(std::uint64_t{snapshot.line});
  json.key("status").text(to_string(snapshot.status));
  write_diagnostics(json, snapshot.diagnostics);
  write_header(json, snapshot);
  write_kinds(json, snapshot);
  write_number(json, "largest_free", largest_free(snapshot));
  json.key("fragmentation");
  if (const auto share = fragmentation(snapshot)) {
    json.fraction(*share);
  } else {
    json.null();
  }
  write_areas(json, snapshot.areas);
}

void begin_document(JsonStream& json) {
  json.begin_object();
  json.key("schema").number(std::uint64_t{1});
  json.key("kind").text("heap");
}

void write_owner(JsonStream& json, const StoredSnapshot& stored) {
  json.key("id").number(stored.id);
  json.key("target").text(stored.target);
  json.key("build");
  if (stored.build) {
    json.begin_object();
    json.key("id").number(stored.build->id);
    json.key("label").text(stored.build->metadata.label);
    json.end_object();
  } else {
    json.null();
  }
}

}  // namespace

void write_heap_json(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                     const std::string& file) {
  JsonStream json{out};
  begin_document(json);
  json.key("file").text(escaped_name(file));
  json.key("snapshots").begin_array();
  for (const auto& snapshot : snapshots) {
    json.begin_object();
    write_snapshot(json, snapshot);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_heap_json(std::ostream& out, const std::vector<StoredSnapshot>& snapshots) {
  JsonStream json{out};
  begin_document(json);
  json.key("file").null();
  json.key("snapshots").begin_array();
  for (const auto& stored : snapshots) {
    json.begin_object();
    write_owner(json, stored);
    write_snapshot(json, stored.snapshot);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace memstrata

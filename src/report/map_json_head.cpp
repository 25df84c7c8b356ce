#include "report/map_json_head.hpp"

#include "model/status.hpp"
#include "text/names.hpp"
#include "text/time.hpp"

namespace memstrata {
namespace {

void write_diagnostics(JsonStream& json, const MemoryMap& map) {
  json.key("diagnostics").begin_array();
  for (const auto& diagnostic : map.diagnostics) {
    json.begin_object();
    json.key("severity").text(diagnostic.severity == Severity::note ? "note" : "warning");
    json.key("line");
    if (diagnostic.line == 0) {
      json.null();
    } else {
      json.number(std::uint64_t{diagnostic.line});
    }
    json.key("message").text(diagnostic.message);
    json.end_object();
  }
  json.end_array();
}

void write_build(JsonStream& json, const StoredBuild* build) {
  json.key("build");
  if (build == nullptr) {
    json.null();
    return;
  }
  const auto& metadata = build->metadata;
  json.begin_object();
  json.key("id").number(build->id);
  json.key("target").text(metadata.target);
  json.key("label").text(metadata.label);
  json.key("commit").text_or_null(metadata.commit);
  json.key("time").text(rfc3339(metadata.time));
  json.key("branch").text(metadata.branch);
  json.key("tags").begin_array();
  for (const auto& tag : metadata.tags) {
    json.text(tag);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_map_head(JsonStream& json, std::string_view kind, const MemoryMap& map,
                    const std::string& file, const StoredBuild* build) {
  json.key("schema").number(std::uint64_t{1});
  json.key("kind").text(kind);
  json.key("file").text_or_null(escaped_name(file));
  json.key("format").text(map.format);
  json.key("output").begin_object();
  json.key("file").text_or_null(map.output_file);
  json.key("format").text_or_null(map.output_format);
  json.end_object();
  json.key("toolchain")
      .text_or_null(build != nullptr ? build->metadata.toolchain : map.toolchain);
  json.key("status").text(to_string(build != nullptr ? build->status : map.status));
  write_diagnostics(json, map);
  write_build(json, build);
}

}  // namespace memstrata

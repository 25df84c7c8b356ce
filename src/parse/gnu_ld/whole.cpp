#include "parse/gnu_ld/whole.hpp"

#include <algorithm>

#include "model/error.hpp"
#include "parse/gnu_ld/line_forms.hpp"
#include "parse/map_status.hpp"
#include "parse/placement.hpp"
#include "parse/unload.hpp"
#include "text/lines.hpp"

namespace memstrata::gnu_ld {
namespace {

// Sections of PE files are padded to the alignment of the file.
bool pads_regions(const MemoryMap& map) {
  return map.output_format.starts_with("pe");
}

// Debug data is not read; whether the last region is whole is worth a look.
bool lines_reach_end(std::string_view body, const Region& region) {
  Lines lines{body};
  Address reached = region.address;
  while (lines.next() && !lines.line().empty() && lines.line().front() == ' ') {
    if (const auto placed = read_placed(lines.line())) {
      reached = std::max(reached, placed->address + placed->size);
    }
  }
  return reached >= region.address + region.size;
}

bool last_region_is_whole(const MemoryMap& map, const Evidence& evidence) {
  if (map.regions.empty() || pads_regions(map)) {
    return true;
  }
  const auto& last = map.regions.back();
  return last.loaded ? evidence.gaps.back() == 0
                     : lines_reach_end(evidence.last_region, last);
}

// Everything up to OUTPUT( must be there; behind it only whole lines may be
// missing, of regions that are not loaded.
bool is_truncated(const MemoryMap& map, const Evidence& evidence) {
  return evidence.ends_in_line || evidence.head_pending || map.output_file.empty() ||
         !last_region_is_whole(map, evidence);
}

bool any_region_is_whole(const MemoryMap& map, const Evidence& evidence) {
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    const auto& region = map.regions[i];
    if (region.loaded && region.size > 0 &&
        (evidence.gaps[i] == 0 || pads_regions(map))) {
      return true;
    }
  }
  return false;
}

void report_gaps(const MemoryMap& map, const Evidence& evidence,
                 Diagnostics& diagnostics) {
  if (pads_regions(map)) {
    return;
  }
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    if (map.regions[i].loaded && evidence.gaps[i] > 0) {
      diagnostics.warn(evidence.region_lines[i],
                       "region " + std::string{map.regions[i].name} +
                           ": no line claims " + std::to_string(evidence.gaps[i]) +
                           " of its bytes");
    }
  }
}

}  // namespace

void judge(MemoryMap& map, const Evidence& evidence, Diagnostics& diagnostics,
           const std::string& path) {
  const bool relocatable = is_relocatable(map);
  if (!relocatable) {
    unload_regions(map, evidence.doubtful);
  }
  if (!any_region_is_whole(map, evidence)) {
    throw Error{ErrorCode::bad_input,
                path + ": the map ends before any of its regions is complete"};
  }
  const bool truncated = is_truncated(map, evidence);
  if (map.blocks.empty()) {
    note_missing_memory_table(diagnostics);
  }
  place_regions(map);
  if (truncated) {
    map.status = Status::truncated;
  } else if (relocatable) {
    map.status = Status::relocatable;
  } else if (overflows(map)) {
    map.status = Status::overflow;
  }
  report_gaps(map, evidence, diagnostics);
  report_status(map.status, diagnostics);
}

}  // namespace memstrata::gnu_ld

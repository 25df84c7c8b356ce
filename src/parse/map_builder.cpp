#include "parse/map_builder.hpp"

#include <algorithm>

#include "model/error.hpp"
#include "parse/map_status.hpp"
#include "parse/placement.hpp"
#include "parse/section_names.hpp"
#include "parse/unload.hpp"

namespace memstrata {
namespace {

// Sizes beyond this are no sizes, and sums of them would not fit.
constexpr Bytes kLargest = Bytes{1} << 62U;

bool is_possible(Address address, Bytes size) {
  return size <= kLargest && size <= ~address;
}

}  // namespace

MapBuilder::MapBuilder(std::string_view format, const CommonTable& commons)
    : partition_(map_, names_, commons) {
  map_.format = format;
}

void MapBuilder::open_region(std::string_view name, Address address, Address load_address,
                             Bytes size) {
  close_region();
  if (!is_possible(address, size) || !is_possible(load_address, size)) {
    diagnostics_.warn(0, "region " + std::string{names_.clean(name)} +
                             " runs past the last address: left out");
    return;
  }
  const Region region{.name = names_.clean(name),
                      .address = address,
                      .load_address = load_address,
                      .size = size,
                      .loaded = !is_never_loaded(name),
                      .tls = is_thread_local(name)};
  if (region.tls && !seen_thread_local_) {
    seen_thread_local_ = true;
    thread_local_origin_ = address;
  }
  in_loaded_region_ = region.loaded;
  map_.regions.push_back(region);
}

void MapBuilder::close_region() {
  if (!in_loaded_region_) {
    return;
  }
  in_loaded_region_ = false;
  const auto index = static_cast<Index>(map_.regions.size() - 1);
  const auto result = partition_.finish(index);
  auto& region = map_.regions[index];
  region.nobits = result.nobits;
  loaded_.note(map_, index);
}

void MapBuilder::add(const PrintedContribution& contribution) {
  if (!is_possible(contribution.address, contribution.size)) {
    diagnostics_.warn(0, "address and size run past the last address: left out");
    return;
  }
  toolchain_.look_at(contribution.file);
  partition_.add(contribution);
}

bool MapBuilder::in_thread_local_region() const {
  return in_loaded_region_ && map_.regions.back().tls;
}

void MapBuilder::add_name(const NamedAddress& name) {
  if (partition_.last() != nullptr) {
    partition_.add_name(name);
  }
}

void MapBuilder::find_status(Extent extent) {
  const bool relocatable = is_relocatable(map_);
  if (!relocatable) {
    unload_regions(map_, loaded_.doubtful());
  }
  place_regions(map_);
  if (extent == Extent::cut) {
    map_.status = Status::truncated;
  } else if (relocatable) {
    map_.status = Status::relocatable;
  }
  report_status(map_.status, diagnostics_);
}

MemoryMap MapBuilder::finish(Extent extent, const std::string& path) {
  close_region();
  assignments_.append_to(map_, names_);
  const auto sized = std::ranges::count_if(map_.regions, [](const Region& region) {
    return region.loaded && region.size > 0;
  });
  // In a cut map the last one is of unknown completeness.
  if (sized == 0 || (extent == Extent::cut && map_.regions.size() < 2)) {
    throw Error{ErrorCode::bad_input,
                path + ": the map ends before any of its regions is complete"};
  }
  find_status(extent);
  note_missing_memory_table(diagnostics_);
  map_.toolchain = toolchain_.toolchain();
  map_.diagnostics = diagnostics_.take();
  map_.storage.push_back(names_.storage());
  return std::move(map_);
}

}  // namespace memstrata

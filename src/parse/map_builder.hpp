#pragma once

#include <string>
#include <string_view>

#include "model/memory_map.hpp"
#include "parse/assignments.hpp"
#include "parse/common_table.hpp"
#include "parse/diagnostics.hpp"
#include "parse/file_names.hpp"
#include "parse/loaded_regions.hpp"
#include "parse/name_store.hpp"
#include "parse/partition.hpp"

namespace memstrata {

/// Whether the text of a map is all there.
enum class Extent : std::uint8_t { whole, cut };

/// Makes a MemoryMap out of what the maps of LLD, gold and mold print.  They
/// have no memory table: all regions end in the pseudo-block "(no block)".
class MapBuilder {
 public:
  /// `commons` must live as long as the builder.
  MapBuilder(std::string_view format, const CommonTable& commons);

  /// What is added from here on, up to the next region, are its contents.
  void open_region(std::string_view name, Address address, Address load_address,
                   Bytes size);
  /// False outside regions and in debug data, whose contents do not count.
  [[nodiscard]] bool wants_contents() const { return in_loaded_region_; }
  void add(const PrintedContribution& contribution);
  /// The contribution added last; nullptr: none yet in this region.
  PrintedContribution* last() { return partition_.last(); }
  /// A name that stands under the contribution added last.
  void add_name(const NamedAddress& name);
  /// The address which thread-local offsets count from: of the first such region.
  [[nodiscard]] Address thread_local_origin() const { return thread_local_origin_; }
  [[nodiscard]] bool in_thread_local_region() const;
  /// `_etext = .`; the last value that a name gets is the one that holds.
  void add_assignment(std::string_view name, Address value) {
    assignments_.add(name, value);
  }

  Diagnostics& diagnostics() { return diagnostics_; }

  /// Throws Error{bad_input} when the map was cut before a region was complete.
  MemoryMap finish(Extent extent, const std::string& path);

 private:
  void close_region();
  void find_status(Extent extent);

  MemoryMap map_;
  NameStore names_;
  Diagnostics diagnostics_;
  ToolchainFinder toolchain_;
  RegionPartition partition_;
  bool in_loaded_region_ = false;
  bool seen_thread_local_ = false;
  Address thread_local_origin_ = 0;
  LoadedRegions loaded_;
  Assignments assignments_;
};

}  // namespace memstrata

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/assignments.hpp"
#include "parse/diagnostics.hpp"
#include "parse/file_names.hpp"
#include "parse/gnu_ld/line_forms.hpp"
#include "parse/loaded_regions.hpp"
#include "parse/name_store.hpp"
#include "parse/partition.hpp"

namespace memstrata::gnu_ld {

/// Reads the memory map proper, line by line: regions, contributions, symbols.
class LayoutReader {
 public:
  /// `map.blocks` must be there already.
  LayoutReader(MemoryMap& map, NameStore& names, const CommonTable& commons,
               Diagnostics& diagnostics)
      : map_(map),
        names_(names),
        diagnostics_(diagnostics),
        partition_(map, names, commons) {
    partition_.reserve(map.contributions.capacity(), map.symbols.capacity());
  }

  /// Returns false at the cross reference table: no more lines are of the map.
  bool read(std::string_view line, std::uint32_t number);

  /// After the last line.
  void finish();

  /// Whether a head still waits for its second line.
  [[nodiscard]] bool head_pending() const { return head_of_ != HeadOf::nothing; }
  /// Bytes that nothing claims, by region.
  [[nodiscard]] const std::vector<Bytes>& gaps() const { return gaps_; }
  /// Line of each region's head.
  [[nodiscard]] const std::vector<std::uint32_t>& region_lines() const {
    return region_lines_;
  }
  /// Regions that were taken for debug data only because they lie at address 0.
  [[nodiscard]] const std::vector<Index>& doubtful() const { return loaded_.doubtful(); }
  [[nodiscard]] std::string toolchain() const { return toolchain_.toolchain(); }

 private:
  enum class HeadOf : std::uint8_t { nothing, region, contribution };
  enum class In : std::uint8_t { no_region, skipped_region, region };

  bool read_at_column_0(std::string_view line);
  void read_control(std::string_view line);
  void read_contribution(std::string_view line);
  void read_value(std::string_view line);
  bool complete_head(std::string_view line);
  void read_number_line(std::string_view line, std::size_t indent);
  void read_name_or_assignment(Address address, std::string_view text);
  void open_region(std::string_view name, const PlacedLine& placed);
  void close_region();
  void add(ContributionKind kind, const PlacedLine& placed);
  void warn(const std::string& message) { diagnostics_.warn(number_, message); }

  MemoryMap& map_;
  NameStore& names_;
  Diagnostics& diagnostics_;
  RegionPartition partition_;
  ToolchainFinder toolchain_;

  std::uint32_t number_ = 0;
  bool after_blank_ = false;
  std::string_view head_;
  HeadOf head_of_ = HeadOf::nothing;
  bool maybe_cross_reference_ = false;
  In in_ = In::no_region;
  std::vector<Bytes> gaps_;
  std::vector<std::uint32_t> region_lines_;
  LoadedRegions loaded_;
  Assignments assignments_;
};

}  // namespace memstrata::gnu_ld

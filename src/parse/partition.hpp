#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/name_store.hpp"
#include "parse/spans.hpp"

namespace memstrata {

/// What a map prints about a contribution, before the sweep.
struct PrintedContribution {
  ContributionKind kind = ContributionKind::object;
  Address address = 0;
  Bytes size = 0;
  std::string_view section;                   // empty: fill and data
  std::string_view file;                      // as printed; empty: none
  std::optional<Bytes> size_before_relaxing;  // where the map prints it
};

/// What the sweep found out about a region.
struct PartitionResult {
  Bytes gap = 0;        // bytes that no line claims
  bool nobits = false;  // by the names of its contributions
};

/// Turns the lines of one region into contributions and spans that tile it.
///
/// The sizes a map prints cannot be summed: string sections that were merged
/// away keep stale lines.  Only the order of addresses tells what is true.
class RegionPartition {
 public:
  RegionPartition(MemoryMap& map, NameStore& names, const CommonTable& commons)
      : map_(map), names_(names), spans_(map, names, commons) {}

  /// Makes room for the largest region.
  void reserve(std::size_t contributions, std::size_t names) {
    printed_.reserve(contributions);
    names_at_.reserve(names);
  }
  /// In the order of the file.
  void add(const PrintedContribution& contribution) {
    printed_.push_back({contribution, names_at_.size()});
  }
  /// A name that the map lists under the contribution added last.
  void add_name(const NamedAddress& name) { names_at_.push_back(name); }
  /// The contribution added last; nullptr: none yet.
  PrintedContribution* last() {
    return printed_.empty() ? nullptr : &printed_.back().contribution;
  }

  /// Sweeps over what was added, appends it to the map as the contents of the
  /// region `index` and forgets it.
  PartitionResult finish(Index index);

 private:
  struct Printed {
    PrintedContribution contribution;
    std::size_t first_name = 0;
    Bytes size = 0;     // after the sweep
    bool kept = false;  // false: a stale line, or one of size 0
  };
  struct Stray {
    std::size_t holder = 0;
    NamedAddress name;
  };

  void sweep(const Region& region);
  [[nodiscard]] bool is_stale_repeat(const PrintedContribution& printed) const;
  [[nodiscard]] std::size_t end_of_names(std::size_t at) const;
  void collect_strays();
  [[nodiscard]] std::optional<std::size_t> holder_of(Address address) const;
  std::span<const NamedAddress> names_of(std::size_t at);
  Bytes write_all(Index index, const Region& region);
  void write_gap(Index index, Address from, Address to);
  void write_one(Index index, std::size_t at, Address address);
  [[nodiscard]] bool only_nobits(const Region& region) const;

  MemoryMap& map_;
  NameStore& names_;
  SpanWriter spans_;
  std::vector<Printed> printed_;
  std::vector<NamedAddress> names_at_;
  std::vector<std::size_t> kept_;
  std::vector<Stray> strays_;
  std::size_t next_stray_ = 0;
  std::vector<NamedAddress> gathered_;
};

}  // namespace memstrata

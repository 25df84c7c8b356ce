#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/common_table.hpp"
#include "parse/name_store.hpp"

namespace memstrata {

/// A name of a map at an address.
struct NamedAddress {
  Address address = 0;
  std::string_view name;
  Binding binding = Binding::global;
  std::optional<Bytes> size;  // where the map prints it
};

/// Cuts contributions into spans: one for each address that has names, and
/// appends them to the symbols of a map.
class SpanWriter {
 public:
  SpanWriter(MemoryMap& map, NameStore& names, const CommonTable& commons)
      : map_(map), names_(names), commons_(commons) {}

  /// Covers the contribution that `index` leads to.  `names` are those the map
  /// lists for it, in any order; those outside it become symbols of size 0.
  /// `file` is its file as printed.
  void write(Index index, std::span<const NamedAddress> names, std::string_view file);

 private:
  void write_nameless_start(const Contribution& contribution, Index index, Bytes size);
  std::size_t write_start(const Contribution& contribution, Index index);
  void write_groups(const Contribution& contribution, Index index);
  void write_group(const Contribution& contribution, Index index,
                   std::span<const NamedAddress> group, Bytes size);
  void write_exact_groups(const Contribution& contribution, Index index);
  void write_nameless(const Contribution& contribution, Index index, Address from,
                      Address to);
  void write_commons(const Contribution& contribution, Index index,
                     std::string_view file);
  void write_common_group(const Contribution& contribution, Index index,
                          std::span<const NamedAddress> group, Bytes piece,
                          std::string_view file);
  void push(const Symbol& symbol) { map_.symbols.push_back(symbol); }

  MemoryMap& map_;
  NameStore& names_;
  const CommonTable& commons_;
  std::vector<NamedAddress> sorted_;  // of the contribution at hand
  std::vector<NamedAddress> sized_;   // of one address: commons that have bytes
};

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/common_table.hpp"
#include "parse/name_store.hpp"

namespace memstrata {

/// A name of a map at an address.
///
/// All names of a region are kept until its end, and there may be one in every line:
/// as a plain struct they would take half as much memory again.
class NamedAddress {
 public:
  NamedAddress(Address address, std::string_view name, Binding binding = Binding::global,
               std::optional<Bytes> size = std::nullopt)
      : address_(address),
        size_(size.value_or(kNoSize)),
        name_(name.data()),
        name_length_(static_cast<std::uint32_t>(name.size())),
        binding_(binding) {}

  [[nodiscard]] Address address() const { return address_; }
  [[nodiscard]] std::string_view name() const { return {name_, name_length_}; }
  [[nodiscard]] Binding binding() const { return binding_; }
  /// Where the map prints it.
  [[nodiscard]] std::optional<Bytes> size() const {
    return size_ == kNoSize ? std::nullopt : std::optional{size_};
  }

  void drop_name() { name_length_ = 0; }

 private:
  static constexpr Bytes kNoSize = ~Bytes{0};  // behind the last address

  Address address_;
  Bytes size_;
  const char* name_;
  std::uint32_t name_length_;  // no line is longer than 1 MiB
  Binding binding_;
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
  std::span<const NamedAddress> in_address_order(std::span<const NamedAddress> names);
  void push(const Symbol& symbol) { map_.symbols.push_back(symbol); }

  MemoryMap& map_;
  NameStore& names_;
  const CommonTable& commons_;
  std::span<const NamedAddress> names_at_;  // of the contribution at hand, in order
  std::vector<NamedAddress> sorted_;        // where they came in another order
  std::vector<NamedAddress> sized_;         // of one address: commons that have bytes
};

}  // namespace memstrata

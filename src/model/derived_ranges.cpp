#include <ranges>
#include <string_view>

#include "model/accounting.hpp"

namespace memstrata {
namespace {

std::optional<Address> value_of(const MemoryMap& map, std::string_view name) {
  for (const auto& symbol : std::views::reverse(map.symbols)) {
    if (symbol.binding == Binding::linker && symbol.name == name) {
      return symbol.address;
    }
  }
  return std::nullopt;
}

std::optional<AddressRange> between(const MemoryMap& map, std::string_view begin_name,
                                    std::string_view end_name) {
  const auto begin = value_of(map, begin_name);
  const auto end = value_of(map, end_name);
  if (!begin || !end || *end < *begin) {
    return std::nullopt;
  }
  return AddressRange{*begin, *end - *begin};
}

}  // namespace

std::optional<AddressRange> derived_gc_heap(const MemoryMap& map) {
  return between(map, "_heap_start", "_heap_end");
}

std::optional<AddressRange> derived_stack(const MemoryMap& map) {
  return between(map, "_sstack", "_estack");
}

}  // namespace memstrata

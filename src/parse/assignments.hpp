#pragma once

#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/name_store.hpp"

namespace memstrata {

/// The symbols that the linker script gives values to: `_etext = .`.
class Assignments {
 public:
  /// In the order of the file.  `name` is as the map prints it.
  void add(std::string_view name, Address value) {
    assigned_.push_back({.name = name, .address = value, .binding = Binding::linker});
  }
  /// Appends them to the symbols, by value.  The last value that a name got is the
  /// one that holds.
  void append_to(MemoryMap& map, NameStore& names);

 private:
  std::vector<Symbol> assigned_;
};

}  // namespace memstrata

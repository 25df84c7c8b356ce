#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// The sizes of common symbols, which GNU ld and gold print in a table of their
/// own: the only place where they print the size of any symbol.
class CommonTable {
 public:
  void add(std::string_view name, Bytes size, std::string_view file) {
    entries_[name].push_back({file, size});
  }
  /// The size of `name` as `file` defines it; where only other files are listed
  /// (link-time optimisation renames them), the size they agree on.
  [[nodiscard]] std::optional<Bytes> size_of(std::string_view name,
                                             std::string_view file) const;

 private:
  struct Entry {
    std::string_view file;
    Bytes size = 0;
  };
  std::unordered_map<std::string_view, std::vector<Entry>> entries_;
};

}  // namespace memstrata

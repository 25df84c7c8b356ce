#include "parse/common_table.hpp"

#include <algorithm>

namespace memstrata {

std::optional<Bytes> CommonTable::size_of(std::string_view name,
                                          std::string_view file) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) {
    return std::nullopt;
  }
  const auto& entries = found->second;
  const auto exact =
      std::find_if(entries.begin(), entries.end(),
                   [file](const Entry& entry) { return entry.file == file; });
  if (exact != entries.end()) {
    return exact->size;
  }
  const bool agree = std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.size == entries.front().size;
  });
  return agree ? std::optional{entries.front().size} : std::nullopt;
}

}  // namespace memstrata

#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "text/names.hpp"

namespace memstrata {

/// Turns names of the file into the names a MemoryMap may hold: those that are
/// clean as they are stay views into the file, the others are escaped and kept.
class NameStore {
 public:
  std::string_view clean(std::string_view name) {
    return needs_escape(name) ? keep(escaped_name(name)) : name;
  }
  std::string_view keep(std::string name) {
    return names_->emplace_back(std::move(name));
  }

  /// Owns the names that were kept, for MemoryMap::storage.
  [[nodiscard]] std::shared_ptr<const void> storage() const { return names_; }

 private:
  std::shared_ptr<std::deque<std::string>> names_ =
      std::make_shared<std::deque<std::string>>();
};

}  // namespace memstrata

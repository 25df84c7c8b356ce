#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "vtab/module_query.hpp"

namespace memstrata {

/// What people said of renamed symbols of one target.
class KnownRenames {
 public:
  KnownRenames(ModuleStatements& statements, std::int64_t target_id);

  /// The name that it has at the end of all renames: itself unless it was renamed.
  [[nodiscard]] std::string latest(std::string name) const;

 private:
  std::map<std::string, std::string> later_;  // by the name before
};

}  // namespace memstrata

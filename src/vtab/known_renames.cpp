#include "vtab/known_renames.hpp"

namespace memstrata {

KnownRenames::KnownRenames(ModuleStatements& statements, std::int64_t target_id) {
  ModuleQuery query(statements, "read/renames.sql", {target_id});
  while (query.next()) {
    later_.emplace(query.bytes(0), query.bytes(1));
  }
}

std::string KnownRenames::latest(std::string name) const {
  // A file that somebody edited may hold a circle.
  for (std::size_t steps = 0; steps < later_.size(); ++steps) {
    const auto found = later_.find(name);
    if (found == later_.end()) {
      break;
    }
    name = found->second;
  }
  return name;
}

}  // namespace memstrata

#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace memstrata {

/// What somebody said: a symbol got another name.
struct Rename {
  std::string old_name;
  std::string new_name;
  std::string latest;  // the name at the end of all renames
};

/// By old name.
std::vector<Rename> renames(const Database& database, const std::string& target);

/// `names`, which may be patterns, and all that they were or became.
std::vector<std::string> with_renamed(const Database& database, const std::string& target,
                                      std::vector<std::string> names);

/// The names that symbols have at the end of all renames.
class LatestNames {
 public:
  LatestNames(const Database& database, const std::string& target);

  /// Itself unless it was renamed.
  [[nodiscard]] const std::string& of(const std::string& name) const;

 private:
  std::map<std::string, std::string> latest_;  // by old name
};

}  // namespace memstrata

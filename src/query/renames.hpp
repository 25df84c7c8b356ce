#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/trend_search.hpp"
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

/// The names that symbols have at the end of all renames.
class LatestNames {
 public:
  LatestNames(const Database& database, const std::string& target);

  /// Itself unless it was renamed.
  [[nodiscard]] const std::string& of(const std::string& name) const;

  /// `names` and those that became one of them.
  [[nodiscard]] std::vector<std::string> with_former(
      std::vector<std::string> names) const;

  /// Where one symbol goes in the build in which its successor comes, one series.
  [[nodiscard]] std::vector<FoundSeries> joined(std::vector<FoundSeries> series) const;

 private:
  std::map<std::string, std::string> latest_;  // by old name
};

}  // namespace memstrata

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/verify_rows.hpp"

namespace memstrata {

/// Sums over change rows, from the first build of a line up to one of its builds.
class RunningTotals {
 public:
  void apply(const ChangeRowSet& rows, const VerifyTables& tables);

  /// Regions whose objects or spans do not sum to their size, by name.
  [[nodiscard]] std::vector<std::string> broken_regions(const VerifyTables& tables) const;
  [[nodiscard]] std::int64_t loaded_bytes() const;
  [[nodiscard]] std::int64_t fill_bytes() const;

 private:
  struct Region {
    std::int64_t size = 0;
    std::int64_t fill = 0;
    bool takes_space = true;
    std::int64_t parts = 0;         // of object rows
    std::int64_t fill_parts = 0;    // of kind fill
    std::int64_t object_parts = 0;  // of kinds object and merged
    std::int64_t spans = 0;         // of symbol rows

    [[nodiscard]] bool adds_up() const;
  };

  std::map<std::int64_t, Region> regions_;
};

}  // namespace memstrata

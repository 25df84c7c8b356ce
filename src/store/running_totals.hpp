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
    std::int64_t objects = 0;        // all kinds
    std::int64_t spans = 0;          // of symbols
    std::int64_t without_spans = 0;  // fill, data, stubs and gaps
  };

  std::map<std::int64_t, Region> regions_;
};

}  // namespace memstrata

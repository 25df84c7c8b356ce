#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "model/memory_map.hpp"
#include "store/database.hpp"
#include "store/history_dump.hpp"

namespace memstrata::test {

/// What the change rows must say of one build, as sorted texts: spans, sums of
/// objects, regions, blocks, alias groups.
using Sizes = std::vector<std::string>;

/// From the map itself.
Sizes sizes_of(const MemoryMap& map);

/// The same from change rows: the last of each thing at or before a build.
class ChangeRowReader {
 public:
  explicit ChangeRowReader(const Database& database);

  [[nodiscard]] Sizes sizes_at(const BuildKey& key) const;

 private:
  std::vector<RowQuery> queries_;
};

}  // namespace memstrata::test

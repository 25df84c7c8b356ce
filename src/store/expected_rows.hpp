#pragma once

#include <map>

#include "layout/build_layout.hpp"
#include "model/memory_map.hpp"
#include "store/verify_rows.hpp"

namespace memstrata {

/// The facts of a build, and the change rows that lead from one to the next.
class ExpectedFacts {
 public:
  ExpectedFacts() = default;
  /// `map` and `layout` are the same build.
  ExpectedFacts(const BuildLayout& layout, const MemoryMap& map,
                const VerifyTables& tables);

  /// The change rows of this build when `before` is the build before.
  [[nodiscard]] ChangeRowSet rows_after(const ExpectedFacts& before) const;

  [[nodiscard]] std::int64_t loaded_bytes() const { return loaded_bytes_; }
  [[nodiscard]] std::int64_t fill_bytes() const { return fill_bytes_; }

 private:
  using Values = std::vector<std::int64_t>;
  using Facts = std::map<Values, Values>;  // key columns to the others

  void add_spans(const BuildLayout& layout);
  void add_objects(const BuildLayout& layout);
  void add_regions(const BuildLayout& layout, const MemoryMap& map,
                   const std::vector<std::int64_t>& block_ids);
  void add_blocks(const MemoryMap& map, const std::vector<std::int64_t>& block_ids);
  void add_alias_rows(const ExpectedFacts& before, ChangeRowSet& rows) const;

  Facts symbols_;  // group: size
  Facts objects_;  // object, region, kind: size
  Facts regions_;
  Facts blocks_;
  std::map<std::int64_t, std::int64_t> names_;  // each with what alias_change says of it
  std::int64_t loaded_bytes_ = 0;
  std::int64_t fill_bytes_ = 0;
};

}  // namespace memstrata

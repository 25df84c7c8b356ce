#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/build.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// Where the builds of a target stand: each after one other, or after none.
/// The first build of a branch stands after the fork point.
class Timeline {
 public:
  explicit Timeline(Statements& statements) : statements_(statements) {}

  [[nodiscard]] std::optional<BuildKey> before(const BuildKey& key) const;
  /// The next build of the branch and the first ones of branches that fork here.
  [[nodiscard]] std::vector<BuildKey> after(const BuildKey& key) const;
  [[nodiscard]] std::optional<BuildKey> next_in_branch(const BuildKey& key) const;
  [[nodiscard]] std::optional<BuildKey> first_of(std::int64_t target_id,
                                                 std::int64_t branch_id) const;
  /// The fork point of the key's branch.
  [[nodiscard]] std::optional<BuildKey> fork_point(const BuildKey& key) const;

 private:
  Statements& statements_;
};

}  // namespace memstrata

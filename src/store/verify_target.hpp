#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "layout/codec.hpp"
#include "store/expected_rows.hpp"
#include "store/running_totals.hpp"
#include "store/spelling_table.hpp"
#include "store/verify.hpp"
#include "store/verify_metadata.hpp"

namespace memstrata {

/// Verifies the builds of one target, sorted by key.
class TargetVerification {
 public:
  TargetVerification(Statements& statements, std::vector<VerifiedBuild> builds,
                     std::vector<Finding>& findings);

  void run();

  /// Finds what run() finds of this build, and perhaps of others, and reads no layouts
  /// but its own and the one before.  That others before it cannot be read is not said of
  /// it.
  void run_only(const BuildKey& key);

 private:
  // A build whose layout could be read.
  struct Decoded {
    Records records;
    BuildLayout layout;
    ExpectedFacts facts;
  };
  using DecodedPointer = std::shared_ptr<const Decoded>;

  bool verify_target();
  void verify_branch(std::int64_t branch_id);
  void verify_build(const VerifiedBuild& build, const DecodedPointer& before,
                    DecodedPointer& now);
  DecodedPointer decoded(const VerifiedBuild& build, const DecodedPointer& before);
  [[nodiscard]] std::vector<BuildKey> builds_before(BuildKey key) const;
  [[nodiscard]] bool is_there(const BuildKey& key) const;
  DecodedPointer decoded_before(const BuildKey& key, const std::vector<BuildKey>& before);
  void verify_map(const VerifiedBuild& build, const MemoryMap& map);
  void verify_rows(const VerifiedBuild& build, const ExpectedFacts& before,
                   const ExpectedFacts& now);
  void verify_totals(const VerifiedBuild& build, RunningTotals& totals);
  void verify_lives();
  void verify_strays();

  [[nodiscard]] std::vector<std::int64_t> branches_by_age() const;
  void complain(const VerifiedBuild& build, const std::string& region,
                const std::string& message);
  void complain_near(const BuildKey& key, const std::string& region,
                     const std::string& message);

  Statements& statements_;
  std::int64_t target_id_;
  std::vector<VerifiedBuild> builds_;
  std::vector<Finding>& findings_;
  VerifyTables tables_;
  std::unique_ptr<SpellingTable> texts_;
  ForkPoints forks_;
  std::map<BuildKey, ChangeRowSet> rows_;
  // Of the last build of branches, and of fork points, that were verified.
  std::map<BuildKey, DecodedPointer> kept_;
  std::map<BuildKey, RunningTotals> totals_;
};

}  // namespace memstrata

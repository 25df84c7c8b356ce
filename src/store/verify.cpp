#include "store/verify.hpp"

#include <algorithm>

#include "store/database_impl.hpp"
#include "store/heap_store.hpp"
#include "store/sqlite_error.hpp"
#include "store/target_checksum.hpp"
#include "store/verify_target.hpp"

namespace memstrata {

std::vector<Finding> verify(const Database& database, const BuildKey* only) {
  return with_translated_errors(database.path(), [&] {
    Statements& statements = database.impl().statements;
    std::vector<Finding> findings;
    const std::vector<VerifiedBuild> builds = builds_to_verify(statements);
    for (auto first = builds.begin(); first != builds.end();) {
      const std::int64_t target_id = first->row.build.key.target_id;
      const auto last =
          std::find_if(first, builds.end(), [&](const VerifiedBuild& build) {
            return build.row.build.key.target_id != target_id;
          });
      if (only == nullptr) {
        TargetVerification(statements, {first, last}, findings).run();
      } else if (only->target_id == target_id) {
        TargetVerification(statements, {first, last}, findings).run_only(*only);
      }
      first = last;
    }
    if (only == nullptr) {
      const auto of_snapshots = verify_snapshots(database);
      findings.insert(findings.end(), of_snapshots.begin(), of_snapshots.end());
      const auto of_targets = verify_targets(statements);
      findings.insert(findings.end(), of_targets.begin(), of_targets.end());
    } else {
      std::erase_if(findings,
                    [only](const Finding& finding) { return finding.build != *only; });
    }
    return findings;
  });
}

}  // namespace memstrata
